package dev.wafer.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Filled;
import dev.wafer.api.Event.Liquidated;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.simulate.Scenario;
import dev.wafer.engine.cost.Execution;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One bad print takes the mark from 1,127.90 to 917.25 (-18.7 %) within two and a half minutes, and back. A position opened the minute before, with
 * maintenance 5 %: a long at leverage L is liquidated at {@code 1,127.90 * (1 - 1 / L) / 0.95}, so from 5x on (949.8), not at 4x (890.4); no short is.
 */
class BadPrintTest {
    private static final double ROUNDING_USD = 1e-6;
    private static final double LEVEL_USD = 1_127.90;
    private static final MarketData DATA = Scenario.BAD_PRINT.market();
    private static final BarSeries BARS = DATA.histories().getFirst().bars();
    /** The bar at 23:01, in which the fall begins. */
    private static final int PRINT = BARS.firstRowAtOrAfter(Instant.parse("2026-07-27T23:01:00Z").toEpochMilli());

    private record Run(Listening listening, RunResult result) {
        double entryUsd() {
            return listening.heard(Filled.class).getFirst().priceUsd();
        }
    }

    /** Opened at 23:00, run over the two days of the data. */
    private static Run run(double signedShares, RunSettings settings, TestMarket rules) {
        Listening listening = Listening.to(CrossMarginTest.openAt(PRINT - 2, signedShares));
        return new Run(listening, Backtest.run(DATA, rules.book(), listening, settings));
    }

    private static Run run(double signedShares, int leverage) {
        return run(signedShares, TestMarket.settings(leverage), TestMarket.hourly());
    }

    /** Trade price at the moment at which the mark, on its way from open to low, is at a price; by hand from the bars. */
    private static double tradeAtMark(double markUsd) {
        int row = PRINT;
        while (BARS.value(Field.MARK_LOW, row) >= markUsd) {
            row++;
        }
        double markOpenUsd = BARS.value(Field.MARK_OPEN, row);
        double openUsd = BARS.value(Field.OPEN, row);
        double share = markOpenUsd < markUsd ? 0 : (markOpenUsd - markUsd) / (markOpenUsd - BARS.value(Field.MARK_LOW, row));
        return openUsd + share * (BARS.value(Field.LOW, row) - openUsd);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void longs_up_to_4x_come_through(int leverage) {
        Run run = run(10, leverage);

        assertThat(run.result.summary().liquidations()).isZero();
        assertThat(run.result.perSymbol().getFirst().position()).isPresent();
        assertThat(run.result.summary().maxDrawdownIntrabar()).isEqualTo(10 * (LEVEL_USD - 917.25) / 1e6, within(2e-5));
    }

    @ParameterizedTest
    @CsvSource({"5, 949.81", "6, 989.39", "7, 1017.65", "8, 1038.85", "9, 1055.34", "10, 1068.54"})
    void longs_from_5x_on_are_liquidated_at_the_trade_price_of_the_moment_and_keep_what_is_left(int leverage, double liquidationUsd) {
        Run run = run(10, leverage);
        double entryUsd = run.entryUsd();
        double exactUsd = entryUsd * (1 - 1.0 / leverage) / 0.95;
        double soldUsd = tradeAtMark(exactUsd);

        assertThat(entryUsd).isEqualTo(LEVEL_USD, within(0.11));
        assertThat(exactUsd).isEqualTo(liquidationUsd, within(0.1));
        assertThat(run.listening.heard(Liquidated.class)).singleElement().satisfies(event -> {
            assertThat(event.priceUsd()).isEqualTo(soldUsd, within(ROUNDING_USD));
            assertThat(event.signedQtyShares()).isEqualTo(-10);
        });
        double lossUsd = Math.min(10 * (entryUsd - soldUsd), 10 * entryUsd / leverage);
        assertThat(run.result.summary().finalEquityUsd()).isEqualTo(1_000_000 - lossUsd, within(1e-5));
        assertThat(lossUsd).isGreaterThan(0.9 * 10 * (LEVEL_USD - liquidationUsd)).isLessThanOrEqualTo(10 * entryUsd / leverage);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void no_short_is_liquidated(int leverage) {
        Run run = run(-10, leverage);

        assertThat(run.result.summary().liquidations()).isZero();
        assertThat(run.result.perSymbol().getFirst().position()).isPresent();
    }

    /** 1,000 shares are 1.1 million: a fifth first; what follows within 30 s is all, what follows later a fifth again. Nothing is left at the bottom. */
    @Test
    void a_large_long_goes_in_steps() {
        Run run = run(1_000, 10);
        List<Liquidated> events = run.listening.heard(Liquidated.class);

        assertThat(events.getFirst().signedQtyShares()).isEqualTo(-200);
        assertThat(events.getFirst().priceUsd()).isEqualTo(tradeAtMark(run.entryUsd() * 0.9 / 0.95), within(ROUNDING_USD));
        assertThat(events.stream().mapToDouble(Liquidated::signedQtyShares).sum()).isEqualTo(-1_000);
        double heldShares = 1_000;
        for (int i = 0; i < events.size(); i++) {
            boolean isSoon = i > 0 && !events.get(i - 1).isWhole() && events.get(i).timeMs() - events.get(i - 1).timeMs() <= 30_000;
            double expected = isSoon ? heldShares : heldShares / 5;
            assertThat(-events.get(i).signedQtyShares()).isEqualTo(expected, within(0.001));
            heldShares += events.get(i).signedQtyShares();
        }
        assertThat(run.result.summary().finalEquityUsd()).isBetween(1_000_000 - 112_790.0 - 1, 1_000_000.0);
    }

    /** 1,000 shares: p = e - (capital - 50 e) / 950. With 200,000 at 976.7, with 300,000 at 871.5, below the bottom; leverage does not matter. */
    @ParameterizedTest
    @CsvSource({"200000, 10, true, 976.7", "300000, 10, false, 871.5", "300000, 5, false, 871.5"})
    void a_cross_account_comes_through_with_enough_cash(double capitalUsd, int leverage, boolean isLiquidated, double liquidationUsd) {
        Run run = run(1_000, CrossMarginTest.cross(capitalUsd, leverage), TestMarket.hourly().with(RuleKey.MARGIN_MODE, "CROSS"));
        double entryUsd = run.entryUsd();
        double exactUsd = entryUsd - (capitalUsd - 50 * entryUsd) / 950;

        assertThat(exactUsd).isEqualTo(liquidationUsd, within(0.2));
        assertThat(run.result.summary().liquidations() > 0).isEqualTo(isLiquidated);
        if (isLiquidated) {
            Liquidated first = run.listening.heard(Liquidated.class).getFirst();
            assertThat(first.signedQtyShares()).isEqualTo(-200);
            assertThat(first.priceUsd()).isEqualTo(tradeAtMark(exactUsd), within(0.5));
        }
    }

    /** One share, which the volume carries. With half-spread and impact the book gives less; isolated, the margin is all that can be lost. */
    @Test
    void in_realistic_execution_less_is_left_and_never_less_than_nothing() {
        double idealUsd = run(1, 10).result.summary().finalEquityUsd();
        double realisticUsd = run(1, TestMarket.settings(10).withExecution(Execution.REALISTIC), TestMarket.hourly()).result.summary().finalEquityUsd();

        assertThat(realisticUsd).isLessThan(idealUsd).isGreaterThan(1_000_000 - LEVEL_USD / 10 - 1);
    }
}
