package dev.wafer.engine.run;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Feature;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.feature.ColumnBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What a strategy sees while it starts. */
final class RunSetup implements Setup {
    /** The rhythm of a strategy that did not ask for another. */
    static final long EVERY_CLOSE_MS = 1;

    private final PreparedMarket market;
    private final RunSettings settings;
    private final TimeSpan span;
    private final ColumnBook columns;
    private final Bars bars;
    private final Map<String, Column> plots = new LinkedHashMap<>();
    private final RandomGenerator random;
    private long rhythmMs;

    RunSetup(PreparedMarket market, RunSettings settings, TimeSpan span, ColumnBook columns) {
        this.market = market;
        this.settings = settings;
        this.span = span;
        this.columns = columns;
        bars = new SpanBars(columns.bars(), market, span);
        random = new SplittableRandom(settings.seed());
        rhythmMs = EVERY_CLOSE_MS;
    }

    /**
     * Starts a strategy and tells what the loop has to call.
     *
     * @throws StrategyRefusal if it refuses
     */
    List<Part> start(StrategySpec spec) {
        columns.startRecording();
        Strategy strategy = started(spec);
        var readiness = columns.stopRecording();
        return strategy instanceof PerSymbol composite ? composite.parts() : List.of(Part.of(strategy, Optional.empty(), readiness));
    }

    private static Strategy refuseNull() {
        throw new IllegalArgumentException("start returned null, expected a strategy");
    }

    private Strategy started(StrategySpec spec) {
        try {
            return Objects.requireNonNullElseGet(spec.start(this), RunSetup::refuseNull);
        } catch (IllegalArgumentException e) {
            throw new StrategyRefusal(e);
        }
    }

    /** Calls of onBar keep this rhythm of the UTC grid. */
    long rhythmMs() {
        return rhythmMs;
    }

    FeeFractions fees(int symbol, long timeMs) {
        var rules = market.timeline(symbol).at(timeMs);
        return settings.fees().where(new FeeFractions(rules.makerFeeFraction(), rules.takerFeeFraction()));
    }

    @Override
    public List<Symbol> symbols() {
        return market.symbols();
    }

    @Override
    public Symbol symbol(String ticker) {
        return symbols().stream().filter(symbol -> symbol.ticker().equals(ticker)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("symbol: found " + ticker + ", expected one of this run: " + symbols()));
    }

    @Override
    public Instrument instrument(Symbol symbol) {
        return market.instrument(symbol.index());
    }

    @Override
    public int leverage() {
        return settings.leverage();
    }

    @Override
    public double capitalUsd() {
        return settings.capitalUsd();
    }

    @Override
    public double makerFeeFraction(Symbol symbol) {
        return fees(symbol.index(), span.fromMs()).makerFraction();
    }

    @Override
    public double takerFeeFraction(Symbol symbol) {
        return fees(symbol.index(), span.fromMs()).takerFraction();
    }

    @Override
    public Strategy perSymbol(Function<Symbol, Strategy> startOne) {
        List<Part> parts = new ArrayList<>();
        for (Symbol symbol : symbols()) {
            columns.startRecording();
            Strategy strategy = Objects.requireNonNullElseGet(startOne.apply(symbol), RunSetup::refuseNull);
            parts.add(Part.of(strategy, Optional.of(symbol), columns.stopRecording()));
        }
        return new PerSymbol(parts);
    }

    @Override
    public Column column(Feature feature) {
        return columns.column(feature);
    }

    @Override
    public void callEvery(Duration rhythm) {
        if (!(rhythm.toMillis() >= resolution().toMillis())) {
            throw new IllegalArgumentException("callEvery: found " + rhythm + ", expected at least the resolution, " + resolution());
        }
        rhythmMs = rhythm.toMillis();
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public void plot(String name, Column column) {
        plots.put(name, column);
    }

    /** Named columns, in the order they were named. */
    Map<String, Column> plots() {
        return plots;
    }

    @Override
    public Duration resolution() {
        return bars.resolution();
    }

    @Override
    public Bars every(Duration resolution) {
        return bars.every(resolution);
    }

    @Override
    public Column open(Symbol symbol) {
        return bars.open(symbol);
    }

    @Override
    public Column high(Symbol symbol) {
        return bars.high(symbol);
    }

    @Override
    public Column low(Symbol symbol) {
        return bars.low(symbol);
    }

    @Override
    public Column close(Symbol symbol) {
        return bars.close(symbol);
    }

    @Override
    public Column volumeShares(Symbol symbol) {
        return bars.volumeShares(symbol);
    }

    @Override
    public Column openInterestShares(Symbol symbol) {
        return bars.openInterestShares(symbol);
    }

    @Override
    public Column mark(Symbol symbol) {
        return bars.mark(symbol);
    }

    @Override
    public Column oracle(Symbol symbol) {
        return bars.oracle(symbol);
    }

    @Override
    public Column fundingPerHour(Symbol symbol) {
        return bars.fundingPerHour(symbol);
    }

    @Override
    public Column openInterestCapUsd(Symbol symbol) {
        return bars.openInterestCapUsd(symbol);
    }

    @Override
    public Column hoursSinceSessionChange(Symbol symbol) {
        return bars.hoursSinceSessionChange(symbol);
    }

    @Override
    public Column hoursToSessionChange(Symbol symbol) {
        return bars.hoursToSessionChange(symbol);
    }

    @Override
    public Column hoursToEarnings(Symbol symbol) {
        return bars.hoursToEarnings(symbol);
    }

    @Override
    public Column atr(Symbol symbol, int window) {
        return bars.atr(symbol, window);
    }
}
