package dev.wafer.engine.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.account.Ledger.Cause;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole lots and whole nano-USDC: nothing is left over, whatever came before. */
@Tag("trap-34")
class RoundingTest {
    private static final int TRADES = 1_000_000;
    private static final long SEED = 34;

    @Test
    void a_million_buys_and_sells_end_flat_at_exactly_zero() {
        Account account = new Account(1_000_000, new double[] {1000}, 10);
        SplittableRandom random = new SplittableRandom(SEED);
        int fills = 0;

        for (; fills < TRADES; fills++) {
            double priceUsd = random.nextInt(70_000, 80_000) / 100.0;
            long held = account.position(0).signedLots();
            long lots = random.nextLong(1, 3000);
            if (held < 0 || (held > 0 && random.nextBoolean())) {
                account.close(0, Math.min(lots, Math.abs(held)), priceUsd, 0.00009);
            } else if (account.canOpen(0, lots, priceUsd, 0.00009, false)) {
                account.open(0, lots, priceUsd, 0.00009, false);
            }
        }
        if (!account.position(0).isFlat()) {
            account.close(0, account.position(0).signedLots(), 750, 0.00009);
        }

        Ledger books = account.ledger();
        books.check();
        assertThat(account.position(0).signedLots()).isZero();
        assertThat(account.position(0).signedQtyShares()).isZero();
        assertThat(books.balanceNano(Ledger.marginOf(0))).isZero();
        assertThat(books.balanceNano(Ledger.CASH)).isEqualTo(books.totalNano(Cause.DEPOSIT) + books.totalNano(Cause.REALIZED_PROFIT)
                + books.totalNano(Cause.FEE) + books.totalNano(Cause.BAD_DEBT));
        assertThat(books.totalNano(Cause.FEE)).isLessThan(-1_000_000_000L);
    }

    @Test
    void tenths_added_a_million_times_stay_tenths() {
        Account account = new Account(1_000_000, new double[] {10}, 10);

        for (int i = 0; i < TRADES; i++) {
            account.open(0, 1, 0.5, 0, false);
        }
        for (int i = 0; i < TRADES / 2; i++) {
            account.close(0, 1, 0.5, 0);
        }

        assertThat(account.position(0).signedQtyShares()).isEqualTo(50_000);
        assertThat(account.position(0).entryUsd()).isEqualTo(0.5);
        account.close(0, 500_000, 0.5, 0);
        assertThat(account.ledger().balanceNano(Ledger.CASH)).isEqualTo(1_000_000_000_000_000L);
    }

    @Test
    void postings_round_half_to_even_once() {
        assertThat(Ledger.nanoOf(0.5e-9)).isZero();
        assertThat(Ledger.nanoOf(1.5e-9)).isEqualTo(2);
        assertThat(Ledger.nanoOf(-2.5e-9)).isEqualTo(-2);
        assertThatThrownBy(() -> Ledger.nanoOf(9.1e9)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void books_that_do_not_close_are_refused() {
        Ledger ledger = new Ledger(1);
        ledger.post(Cause.DEPOSIT, Ledger.CASH, 10);
        ledger.transfer(Ledger.CASH, Ledger.marginOf(0), 4);
        ledger.check();

        assertThat(ledger.balanceNano(Ledger.CASH)).isEqualTo(6);
        assertThat(ledger.balanceNano(Ledger.marginOf(0))).isEqualTo(4);
        assertThat(ledger.balanceNano()).isEqualTo(10);
    }

    /** 3 lots at 100 and 1 at 104: 101; closing leaves it; half the margin and the profit of two come back. */
    @Test
    void the_entry_is_the_size_weighted_mean_of_opening_fills_and_a_close_leaves_it() {
        Account account = new Account(1000, new double[] {1}, 2);
        account.open(0, 3, 100, 0, false);
        account.open(0, 1, 104, 0, false);

        account.close(0, 2, 111, 0);

        assertThat(account.position(0).entryUsd()).isEqualTo(101);
        assertThat(account.position(0).marginUsd()).isEqualTo(101, within(1e-9));
        assertThat(account.cashUsd()).isEqualTo(1000 - 202 + 101 + 20, within(1e-9));
    }

    /** Margin 20 for 2 shares from 100 at 10x. One closed at 85: a share of 10 and a loss of 15; the missing 5 come from the other's margin. */
    @Test
    void a_loss_beyond_the_share_of_margin_comes_from_the_rest_of_it_and_then_is_bad_debt() {
        Account account = new Account(1000, new double[] {1}, 10);
        account.open(0, 2, 100, 0, false);

        account.close(0, 1, 85, 0);
        assertThat(account.position(0).marginUsd()).isEqualTo(5, within(1e-9));
        assertThat(account.cashUsd()).isEqualTo(980, within(1e-9));

        account.close(0, 1, 85, 0);
        assertThat(account.cashUsd()).isEqualTo(980, within(1e-9));
        assertThat(account.ledger().totalNano(Cause.BAD_DEBT)).isEqualTo(10_000_000_000L);
    }
}
