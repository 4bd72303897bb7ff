package dev.wafer.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.measure.ExitReason;
import dev.wafer.engine.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ta4j.core.Position;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;

/** Unlevered, without costs: the engine's trades are ta4j's own, to the bar and the price. */
class SameTradesTest {
    private static final int BARS = 10_000;
    private static final int LEAST_TRADES = 20;
    /** Enough that no position shrinks to less than one lot. */
    private static final double CAPITAL_USD = 1e6;
    private static final BarSeries WALK = TestMarket.walk(11, BARS);

    private record Rules(RuleSet set, TradeType side) implements Ta4jSpec {
        @Override
        public Strategy strategy(org.ta4j.core.BarSeries series) {
            return set.over(series, side);
        }
    }

    /** Exit time and price are zero while open. */
    private record RoundTrip(boolean isLong, long entryMs, double entryUsd, long exitMs, double exitUsd) {
        /** The engine's price of a trade is a mean over its fills, here of one: prices in whole cents are equal where they agree to a micro-USDC. */
        RoundTrip {
            entryUsd = Math.rint(entryUsd * 1e6) / 1e6;
            exitUsd = Math.rint(exitUsd * 1e6) / 1e6;
        }
    }

    private static List<RoundTrip> inEngine(RunResult result) {
        return result.trades().stream().map(trade -> trade.exitReason() == ExitReason.END
                ? new RoundTrip(trade.isLong(), trade.entryTimeMs(), trade.entryPriceUsd(), 0, 0)
                : new RoundTrip(trade.isLong(), trade.entryTimeMs(), trade.entryPriceUsd(), trade.exitTimeMs(), trade.exitPriceUsd())).toList();
    }

    private static List<RoundTrip> inTa4j(BarSeries bars, RuleSet set, TradeType side, int fromBar) {
        org.ta4j.core.BarSeries series = TestMarket.inTa4j(bars);
        TradingRecord record = new BarSeriesManager(series, new TradeOnNextOpenModel()).run(set.over(series, side), fromBar, bars.count() - 1);
        List<Position> positions = new ArrayList<>(record.getPositions());
        if (record.getCurrentPosition().isOpened()) {
            positions.add(record.getCurrentPosition());
        }
        return positions.stream().map(position -> roundTrip(bars, position)).toList();
    }

    private static RoundTrip roundTrip(BarSeries bars, Position position) {
        Trade entry = position.getEntry();
        long entryMs = bars.openTimeMs(entry.getIndex());
        double entryUsd = entry.getPricePerAsset().doubleValue();
        return position.isOpened() ? new RoundTrip(entry.isBuy(), entryMs, entryUsd, 0, 0)
                : new RoundTrip(entry.isBuy(), entryMs, entryUsd, bars.openTimeMs(position.getExit().getIndex()),
                        position.getExit().getPricePerAsset().doubleValue());
    }

    private static void assertSame(List<RoundTrip> ours, List<RoundTrip> theirs) {
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            assertThat(ours.get(i)).as("trade " + i).isEqualTo(theirs.get(i));
        }
        assertThat(ours).hasSameSizeAs(theirs);
    }

    @ParameterizedTest
    @EnumSource(RuleSet.class)
    void longs_are_those_of_ta4j_itself(RuleSet set) {
        List<RoundTrip> theirs = inTa4j(WALK, set, TradeType.BUY, 0);
        RunResult result = TestMarket.run(WALK, new Rules(set, TradeType.BUY), TestMarket.withoutCosts(CAPITAL_USD, 1));

        assertThat(theirs).hasSizeGreaterThan(LEAST_TRADES);
        assertSame(inEngine(result), theirs);
    }

    @ParameterizedTest
    @EnumSource(RuleSet.class)
    void shorts_are_those_of_ta4j_itself(RuleSet set) {
        List<RoundTrip> theirs = inTa4j(WALK, set, TradeType.SELL, 0);
        RunResult result = TestMarket.run(WALK, new Rules(set, TradeType.SELL), TestMarket.withoutCosts(CAPITAL_USD, 1));

        assertThat(theirs).hasSizeGreaterThan(LEAST_TRADES).noneMatch(RoundTrip::isLong);
        assertThat(result.summary().liquidations()).isZero();
        assertSame(inEngine(result), theirs);
    }

    @ParameterizedTest
    @EnumSource(RuleSet.class)
    void bars_before_the_span_warm_indicators_up_and_are_not_traded(RuleSet set) {
        int fromBar = 7_000;
        List<RoundTrip> theirs = inTa4j(WALK, set, TradeType.BUY, fromBar);
        TimeSpan span = new TimeSpan(WALK.openTimeMs(fromBar), Long.MAX_VALUE);
        RunResult result = TestMarket.run(WALK, new Rules(set, TradeType.BUY), TestMarket.withoutCosts(CAPITAL_USD, 1).withSpan(span));

        assertThat(theirs).isNotEmpty();
        assertSame(inEngine(result), theirs);
    }

    @Test
    void the_walk_opens_elsewhere_than_it_closed_and_misses_bars() {
        long missing = (WALK.openTimeMs(BARS - 1) - WALK.openTimeMs(0)) / TestMarket.HOUR_MS + 1 - BARS;

        assertThat(missing).isGreaterThan(100);
        assertThat(WALK.value(Field.OPEN, 1)).isNotEqualTo(WALK.value(Field.CLOSE, 0));
    }
}
