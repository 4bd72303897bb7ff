package dev.wafer.engine.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.rule.MarginTiers;
import dev.wafer.engine.account.Ledger.Cause;
import org.junit.jupiter.api.Test;

/** Two symbols of one lot per share, 10x, maintenance 5 %; money in nano-USDC where it is exact. */
class AccountTest {
    private static final long NANO = 1_000_000_000L;
    private static final double ROUNDING_USD = 1e-9;

    private static Account with(double capitalUsd) {
        Account account = new Account(capitalUsd, new double[] {1, 1}, 10);
        for (int s = 0; s < 2; s++) {
            account.position(s).rules(MarginTiers.single(10));
            account.markAt(s, 100);
        }
        return account;
    }

    /** 10 from 100, at 150: value 1,500, of which 150 are bound. */
    @Test
    void profit_of_a_cross_position_opens_an_isolated_one_too() {
        Account account = with(1_000);
        account.open(0, 10, 100, 0, true);
        account.markAt(0, 150);

        assertThat(account.freeUsd()).isEqualTo(1_350, within(ROUNDING_USD));
        assertThat(account.canOpen(1, 135, 100, 0, false)).isTrue();
        assertThat(account.canOpen(1, 136, 100, 0, false)).isFalse();
    }

    @Test
    void a_held_cross_loss_binds_cash_against_an_isolated_opening() {
        Account account = with(1_000);
        account.open(0, 10, 100, 0, true);
        account.markAt(0, 50);

        assertThat(account.freeUsd()).isEqualTo(450, within(ROUNDING_USD));
        assertThat(account.canOpen(1, 45, 100, 0, false)).isTrue();
        assertThat(account.canOpen(1, 46, 100, 0, false)).isFalse();
    }

    /** 10 from 100 with 150 of cash, closed at 80: 50 are missing. */
    @Test
    void a_cross_close_beyond_all_cash_leaves_bad_debt_and_no_cross_position() {
        Account account = with(150);
        account.open(0, 10, 100, 0, true);

        account.close(0, 10, 80, 0);

        assertThat(account.cashUsd()).isZero();
        assertThat(account.last().badDebtNano()).isEqualTo(50 * NANO);
        assertThat(account.ledger().totalNano(Cause.BAD_DEBT)).isEqualTo(50 * NANO);
        assertThat(account.hasCross()).isFalse();
        assertThat(account.position(0).isCross()).isFalse();
    }

    @Test
    void each_change_tells_of_itself_alone() {
        Account account = with(1_000);
        account.open(0, 10, 100, 0, false);
        account.liquidate(0, 10, 80, 0);
        assertThat(account.last().badDebtNano()).isEqualTo(100 * NANO);

        account.open(0, 2, 100, 0, false);
        account.close(0, 1, 100, 0);
        assertThat(account.last().badDebtNano()).isZero();

        account.surrender(0, 96);
        assertThat(account.last().takenNano()).isEqualTo(6 * NANO);
        account.open(1, 10, 100, 0, false);
        account.surrender(1, 80);
        assertThat(account.last().badDebtNano()).isEqualTo(100 * NANO);
        account.open(1, 2, 100, 0, false);
        account.surrender(1, 96);
        account.open(0, 1, 100, 0, false);
        account.surrender(0, 96);
        account.open(1, 2, 100, 0, false);
        account.liquidate(1, 2, 100, 0);
        assertThat(account.last().takenNano()).isZero();
    }

    @Test
    void what_a_close_a_liquidation_and_moved_margin_tell_holds_nothing_of_a_takeover_before() {
        Account account = with(1_000);
        account.open(1, 30, 100, 0, false);
        account.open(0, 1, 100, 0, false);
        account.surrender(0, 96);
        account.close(1, 10, 100, 0);
        assertThat(account.last().takenNano()).isZero();

        account.open(0, 1, 100, 0, false);
        account.surrender(0, 96);
        account.liquidate(1, 10, 100, 0);
        assertThat(account.last().takenNano()).isZero();

        account.open(0, 1, 100, 0, false);
        account.surrender(0, 96);
        account.moveMargin(1, 5);
        assertThat(account.last().takenNano()).isZero();
        assertThat(account.last().realizedNano()).isZero();
    }

    /** 10 from 100, margin 100, taken at 94: 40 are left of it; at 80 100 are missing. */
    @Test
    void what_the_backstop_takes_is_booked_as_taken_and_what_is_missing_as_bad_debt() {
        Account account = with(1_000);
        account.open(0, 10, 100, 0, false);
        account.surrender(0, 94);
        assertThat(account.ledger().totalNano(Cause.BACKSTOP)).isEqualTo(-40 * NANO);
        assertThat(account.ledger().totalNano(Cause.BAD_DEBT)).isZero();

        account.open(0, 9, 100, 0, false);
        account.surrender(0, 80);
        assertThat(account.ledger().totalNano(Cause.BACKSTOP)).isEqualTo(-40 * NANO);
        assertThat(account.ledger().totalNano(Cause.BAD_DEBT)).isEqualTo(90 * NANO);
        account.ledger().check();
    }

    @Test
    void a_takeover_posts_the_funding_up_to_it() {
        Account account = with(1_000);
        account.open(0, 10, 100, 0, false);
        account.position(0).fundingAt(0.5, 1);

        account.surrender(0, 96);

        assertThat(account.last().fundingNano()).isEqualTo(-5 * NANO);
        assertThat(account.last().takenNano()).isEqualTo(55 * NANO);
    }

    /** 10 shares lose 300 of 200; the profit of 500 of the other position pays the whole fee of 7. */
    @Test
    void profit_of_another_cross_position_pays_the_fee_of_a_liquidation() {
        Account account = with(200);
        account.open(0, 10, 100, 0, true);
        account.open(1, 5, 100, 0, true);
        account.markAt(1, 200);
        account.markAt(0, 70);

        account.liquidate(0, 10, 70, 0.01);

        assertThat(account.last().feeNano()).isEqualTo(7 * NANO);
        assertThat(account.crossValueUsd()).isEqualTo(200 - 300 + 500 - 7, within(ROUNDING_USD));
    }

    /** 200 less losses of 100 and 90: 10 back a fee of 45. */
    @Test
    void a_loss_of_another_cross_position_limits_the_fee_of_a_liquidation() {
        Account account = with(200);
        account.open(0, 10, 100, 0, true);
        account.open(1, 5, 100, 0, true);
        account.markAt(1, 82);
        account.markAt(0, 90);

        account.liquidate(0, 10, 90, 0.05);

        assertThat(account.last().feeNano()).isEqualTo(10 * NANO);
    }

    @Test
    void a_copy_has_the_marks_of_the_other_account() {
        Account account = with(1_000);
        account.open(0, 10, 100, 0, true);
        account.markAt(0, 130);
        Account copy = with(5);

        copy.copyFrom(account);

        assertThat(copy.markUsd(0)).isEqualTo(130);
        assertThat(copy.crossValueUsd()).isEqualTo(1_300, within(ROUNDING_USD));
        assertThat(copy.hasCross()).isTrue();
    }

    @Test
    void nine_billion_are_the_most_that_is_posted() {
        assertThat(Ledger.nanoOf(9e9)).isEqualTo(9_000_000_000L * NANO);
        assertThatThrownBy(() -> Ledger.nanoOf(Math.nextUp(9e9))).isInstanceOf(IllegalStateException.class);
    }
}
