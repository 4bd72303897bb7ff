package dev.wafer.benchmarks;

import dev.wafer.benchmarks.HandLoop.Recorded;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.measure.ExitReason;
import dev.wafer.engine.measure.Trade;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.strategies.SmaCross;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ta4j.core.Bar;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BacktestExecutor;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/**
 * The same rule on the same bars in ta4j and in the engine, as far as both can say it: one symbol, long while the fast mean is above the slow one,
 * out while below, decided at a close and filled at the next open, no leverage, no costs, no funding. Both either start from bars in memory in their
 * own form and compute the means while the clock runs, or know them from a run before. ta4j keeps no account beyond its trades.
 */
final class Peer {
    private static final int FAST_BARS = 20;
    private static final int SLOW_BARS = 100;
    private static final int LEAST_TRADES = 3;

    private final MadeMarket made;
    private final org.ta4j.core.BarSeries series;

    /** One round trip, its places in the series: exit -1 while open. */
    private record RoundTrip(int entry, double entryUsd, int exit, double exitUsd) {}

    private Peer(Stage stage) {
        made = stage.peer();
        series = series(made.data().histories().getFirst().bars());
    }

    private record PeerRun(Supplier<?> once, long units, Supplier<List<String>> check) implements Subject {
        @Override
        public Object run() {
            return once.get();
        }

        @Override
        public List<String> differences() {
            return check.get();
        }
    }

    /** ta4j's manager, which runs one strategy. */
    static Subject manager(Stage stage) {
        Peer peer = new Peer(stage);
        return peer.subject(() -> peer.managed(peer.strategy()));
    }

    /** The same with indicators that remember their means. */
    static Subject managerAgain(Stage stage) {
        Peer peer = new Peer(stage);
        Strategy remembering = peer.strategy();
        return peer.subject(() -> peer.managed(remembering));
    }

    /** ta4j's executor, which also makes a statement of the trades. */
    static Subject executor(Stage stage) {
        Peer peer = new Peer(stage);
        return peer.subject(peer::executed);
    }

    /** The engine, which lays the market out first. */
    static Subject engineFromBars(Stage stage) {
        Peer peer = new Peer(stage);
        return new PeerRun(() -> inEngine(peer.prepared()), peer.series.getBarCount(), () -> peer.differences(peer.managed(peer.strategy())));
    }

    /** The engine over a market that it knows. */
    static Subject engine(Stage stage) {
        Peer peer = new Peer(stage);
        PreparedMarket market = peer.prepared();
        return new PeerRun(() -> inEngine(market), peer.series.getBarCount(), () -> peer.differences(peer.managed(peer.strategy())));
    }

    private Subject subject(Supplier<TradingRecord> run) {
        return new PeerRun(run, series.getBarCount(), () -> differences(run.get()));
    }

    private static org.ta4j.core.BarSeries series(BarSeries bars) {
        DoubleNumFactory numbers = DoubleNumFactory.getInstance();
        Duration length = Duration.ofMillis(MadeMarket.BAR_MS);
        List<Bar> rows = new ArrayList<>(bars.count());
        for (int row = 0; row < bars.count(); row++) {
            Instant open = Instant.ofEpochMilli(bars.openTimeMs(row));
            rows.add(new BaseBar(length, open, open.plus(length), numbers.numOf(bars.value(Field.OPEN, row)),
                    numbers.numOf(bars.value(Field.HIGH, row)), numbers.numOf(bars.value(Field.LOW, row)),
                    numbers.numOf(bars.value(Field.CLOSE, row)), numbers.numOf(bars.value(Field.VOLUME, row)), numbers.zero(), 0));
        }
        return new BaseBarSeriesBuilder().withNumFactory(numbers).withName("made").withBars(rows).build();
    }

    /** New indicators each time: they remember what they computed. */
    private Strategy strategy() {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        SMAIndicator fast = new SMAIndicator(close, FAST_BARS);
        SMAIndicator slow = new SMAIndicator(close, SLOW_BARS);
        return new BaseStrategy("sma-cross", new OverIndicatorRule(fast, slow), new UnderIndicatorRule(fast, slow), SLOW_BARS - 1);
    }

    private TradingRecord managed(Strategy strategy) {
        return new BarSeriesManager(series).run(strategy);
    }

    private TradingRecord executed() {
        Num oneShare = series.numFactory().one();
        return new BacktestExecutor(series).execute(List.of(strategy()), oneShare, TradeType.BUY).getFirst().getTradingRecord();
    }

    private PreparedMarket prepared() {
        return new PreparedMarket(made.data(), MadeMarket.rules(), FundingMode.NONE);
    }

    private static RunResult inEngine(PreparedMarket market) {
        RunSettings settings = Pace.BUSY.settings(Recorded.DAILY).withLeverage(1).withFunding(FundingMode.NONE);
        return Backtest.run(market, new SmaCross(FAST_BARS, SLOW_BARS, false), settings);
    }

    private List<String> differences(TradingRecord record) {
        List<RoundTrip> theirs = roundTrips(record);
        List<RoundTrip> ours = inEngine(prepared()).trades().stream().map(this::roundTrip).toList();
        if (ours.size() < LEAST_TRADES) {
            return List.of("trades: found " + ours.size() + ", expected at least " + LEAST_TRADES);
        }
        if (ours.size() != theirs.size()) {
            return List.of("trades: the engine " + ours.size() + ", ta4j " + theirs.size());
        }
        return IntStream.range(0, ours.size()).filter(i -> !ours.get(i).equals(theirs.get(i))).limit(1)
                .mapToObj(i -> "trade " + i + ": the engine " + ours.get(i) + ", ta4j " + theirs.get(i)).toList();
    }

    private RoundTrip roundTrip(Trade trade) {
        BarSeries bars = made.data().histories().getFirst().bars();
        int entry = bars.firstRowAtOrAfter(trade.entryTimeMs());
        return trade.exitReason() == ExitReason.END ? new RoundTrip(entry, trade.entryPriceUsd(), -1, 0)
                : new RoundTrip(entry, trade.entryPriceUsd(), bars.firstRowAtOrAfter(trade.exitTimeMs()), trade.exitPriceUsd());
    }

    private static List<RoundTrip> roundTrips(TradingRecord record) {
        List<Position> positions = new ArrayList<>(record.getPositions());
        if (record.getCurrentPosition().isOpened()) {
            positions.add(record.getCurrentPosition());
        }
        return positions.stream().map(position -> {
            org.ta4j.core.Trade entry = position.getEntry();
            org.ta4j.core.Trade exit = position.getExit();
            return exit == null ? new RoundTrip(entry.getIndex(), entry.getPricePerAsset().doubleValue(), -1, 0)
                    : new RoundTrip(entry.getIndex(), entry.getPricePerAsset().doubleValue(), exit.getIndex(), exit.getPricePerAsset().doubleValue());
        }).toList();
    }
}
