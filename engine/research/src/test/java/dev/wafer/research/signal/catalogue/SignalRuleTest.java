package dev.wafer.research.signal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.StrategySpec;
import dev.wafer.engine.measure.Trade;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.research.signal.catalogue.SignalTrades.Traded;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A price that stands still, and a signal that stood at 99 and 101 in turn for thirty days: mean 100, deviation 1.02, half of it 0.51. */
class SignalRuleTest {
    private static final int QUIET_DAYS = 30;
    private static final double[] AFTER = {100.4, 101, 98, 100};

    private static CatalogueSignal signal(int priorSign) {
        return new CatalogueSignal("level", "open interest itself", priorSign, (run, symbol) -> run.openInterestShares(symbol),
                CatalogueSignal.Placebo.READ_AGAIN, Optional.of((run, symbol) -> run.close(symbol)));
    }

    private static PreparedMarket market(int quietDays, double... after) {
        double[] shares = new double[quietDays + after.length];
        for (int day = 0; day < quietDays; day++) {
            shares[day] = day % 2 == 0 ? 99 : 101;
        }
        System.arraycopy(after, 0, shares, quietDays, after.length);
        double[] closes = new double[shares.length];
        Arrays.fill(closes, 100);
        return Board.of(closes, shares);
    }

    private static List<Trade> trades(PreparedMarket market, int priorSign) {
        return Backtest.run(market, new SignalRule(signal(priorSign)), RunSettings.ideal(10_000, 1)).trades();
    }

    @Test
    void it_is_long_where_the_signal_stands_half_a_deviation_above_its_past_short_below_and_flat_between() {
        List<Trade> trades = trades(market(QUIET_DAYS, AFTER), 1);

        // 100.4 lies between; 101 is bought at the open of the day after it, day 32; 98 turned short a day later; 100 closed nothing more within the data
        assertThat(trades).extracting(Trade::isLong).containsExactly(true, false);
        assertThat(trades.getFirst().entryTimeMs()).isEqualTo(Board.START_MS + (QUIET_DAYS + 2) * Board.DAY_MS);
        assertThat(trades.getLast().entryTimeMs()).isEqualTo(trades.getFirst().entryTimeMs() + Board.DAY_MS);
    }

    @Test
    void a_signal_said_to_go_before_a_fall_is_traded_the_other_way() {
        assertThat(trades(market(QUIET_DAYS, AFTER), -1)).extracting(Trade::isLong).containsExactly(false, true);
    }

    @Test
    void nothing_is_traded_before_there_are_thirty_values_to_judge_by() {
        assertThat(trades(market(QUIET_DAYS - 1, 200, 150), 1)).isEmpty();
        assertThat(trades(market(QUIET_DAYS, 200, 150), 1)).hasSize(1);
    }

    @Test
    void what_comes_later_changes_no_earlier_trade() {
        Trade early = trades(market(QUIET_DAYS, 101, 101, 101, 101), 1).getFirst();

        Trade same = trades(market(QUIET_DAYS, 101, 101, 5_000, 1), 1).getFirst();

        assertThat(same.entryTimeMs()).isEqualTo(early.entryTimeMs());
        assertThat(same.isLong()).isTrue();
    }

    @Test
    void a_signal_no_symbol_can_have_is_refused_with_the_reason_and_the_yardstick_still_runs() {
        CatalogueSignal alone = Catalogue.openInterest().stream().filter(one -> one.name().equals("oi-against-gold")).findFirst().orElseThrow();

        List<Traded> traded = SignalTrades.run(market(QUIET_DAYS, AFTER), List.of(alone), List.of(1, 3), RunSettings.ideal(10_000, 1),
                new SignalRule(signal(1)));

        assertThat(traded).extracting(Traded::name).containsExactly("oi-against-gold", "oi-against-gold", "buy-and-hold", "buy-and-hold");
        assertThat(traded).extracting(Traded::leverage).containsExactly(1, 3, 1, 3);
        assertThat(traded.getFirst().refusal()).contains("MU: found none to compare it with");
        assertThat(traded.getLast().summary()).isPresent();
    }

    private static final StrategySpec BOUGHT = run -> run.perSymbol(symbol -> (_, _, desk) -> desk.target(symbol, 1, "bought"));

    @Test
    void the_yardstick_is_bought_on_the_first_day_on_which_a_rule_could_trade() {
        PreparedMarket market = market(QUIET_DAYS, 200, 150);

        Trade rule = trades(market, 1).getFirst();
        Trade late = Backtest.run(market, new LateYardstick(BOUGHT), RunSettings.ideal(10_000, 1)).trades().getFirst();
        Trade early = Backtest.run(market, BOUGHT, RunSettings.ideal(10_000, 1)).trades().getFirst();

        assertThat(late.entryTimeMs()).isEqualTo(rule.entryTimeMs());
        assertThat(early.entryTimeMs()).isEqualTo(Board.START_MS + Board.DAY_MS);
    }

    private static Traded traded(PreparedMarket market) {
        return SignalTrades.run(market, List.of(signal(1)), List.of(1), RunSettings.ideal(10_000, 1), BOUGHT).getFirst();
    }

    @Test
    void a_rule_that_never_traded_says_why_and_one_that_did_says_nothing() {
        assertThat(traded(market(QUIET_DAYS - 10, 101)).idle()).isEqualTo("the signal was known at 21 daily closes, expected more than 30");
        assertThat(traded(market(QUIET_DAYS, 100.1, 100.2, 99.9)).idle()).isEqualTo("the signal never stood half a standard deviation from its past");
        assertThat(traded(market(QUIET_DAYS, 101)).idle()).isEqualTo("nothing it asked for was filled");     // asked at the last close
        assertThat(traded(market(QUIET_DAYS, 101, 101)).idle()).isEmpty();
    }
}
