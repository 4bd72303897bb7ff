package dev.wafer.engine.run;

import dev.wafer.engine.run.RunResult.InputShare;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.data.session.UsStockSessions;
import dev.wafer.engine.cost.Assumptions;
import dev.wafer.engine.cost.FundingChoice;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.cost.FundingTape;
import dev.wafer.engine.cost.LiquidityTape;
import dev.wafer.engine.execution.SubBars;
import dev.wafer.engine.feature.ColumnCache;
import dev.wafer.engine.feature.Readings;
import dev.wafer.engine.price.PriceTape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Market data laid out for the loop: clock, prices, funding and rules of every symbol. Many runs of one market and one funding mode share it, also
 * on several threads, and with it what they compute from the data alone: columns and fingerprints.
 */
public final class PreparedMarket {
    private static final long DAY_MS = 86_400_000;

    private final MarketData recorded;
    private final MarketData data;
    private final RuleBook rules;
    private final FundingChoice funding;
    private final long[] clockMs;
    private final List<Symbol> symbols = new ArrayList<>();
    private final Instrument[] instruments;
    private final PriceTape[] prices;
    private final FundingTape[] fundings;
    private final RuleTimeline[] timelines;
    private final boolean[] isInternal;
    private final int[] midnightTicks;
    private final Corporate corporate;
    private final ColumnCache columns;
    private final Map<Assumptions, LiquidityTape[]> liquidityByAssumptions = new ConcurrentHashMap<>();
    private final Map<Integer, OpenInterestTape> openInterests = new ConcurrentHashMap<>();
    private final Map<Span, List<InputShare>> inputsBySpan = new ConcurrentHashMap<>();
    private final Map<Span, List<Rule>> rulesBySpan = new ConcurrentHashMap<>();
    private final Map<Long, String> fingerprintsByEndMs = new ConcurrentHashMap<>();

    /** The same with unstressed funding of a mode. */
    public PreparedMarket(MarketData data, RuleBook rules, FundingMode fundingMode) {
        this(data, rules, FundingChoice.of(fundingMode));
    }

    /**
     * Lays out all symbols of the data, in their order.
     *
     * @throws IllegalArgumentException if the venue has no rules for a symbol
     */
    public PreparedMarket(MarketData recorded, RuleBook rules, FundingChoice funding) {
        this(recorded, rules, funding, Optional.empty());
    }

    private PreparedMarket(MarketData recorded, RuleBook rules, FundingChoice funding, Optional<PreparedMarket> like) {
        this.recorded = recorded;
        data = recorded.onLatestBasis();
        this.rules = rules;
        this.funding = funding;
        clockMs = data.clockMs();
        Optional<PreparedMarket> twin = like.filter(other -> other.data.tickers().equals(data.tickers()) && Arrays.equals(other.clockMs, clockMs)
                && other.data.resolutionMs() == data.resolutionMs());
        isInternal = twin.map(other -> other.isInternal).orElseGet(() -> internalTicks(clockMs));
        midnightTicks = twin.map(other -> other.midnightTicks)
                .orElseGet(() -> IntStream.range(0, clockMs.length).filter(this::isMidnightPassed).toArray());
        corporate = new Corporate(data.histories().stream().map(SymbolHistory::events).toList());
        int count = data.histories().size();
        instruments = new Instrument[count];
        prices = new PriceTape[count];
        fundings = new FundingTape[count];
        timelines = new RuleTimeline[count];
        for (int s = 0; s < count; s++) {
            lay(s, twin);
        }
        columns = new ColumnCache(data, List.of(timelines));
    }

    /** The same layout over data that differs in open interest alone. */
    private PreparedMarket(PreparedMarket other, MarketData changed) {
        recorded = changed;
        data = changed;
        rules = other.rules;
        funding = other.funding;
        clockMs = other.clockMs;
        isInternal = other.isInternal;
        midnightTicks = other.midnightTicks;
        corporate = other.corporate;
        columns = new ColumnCache(changed, List.of(other.timelines));
        symbols.addAll(other.symbols);
        instruments = other.instruments;
        prices = other.prices;
        fundings = other.fundings;
        timelines = other.timelines;
    }

    /**
     * The same market with the open interest of some bars in the places of others, on the basis after the last split: everything else stays, and is
     * shared. Bars of a span of the clock take the open interest that stood so many ticks before them, round the ends of the span, each symbol alike.
     */
    public PreparedMarket withRotatedOpenInterest(TimeSpan span, int shiftTicks) {
        int fromTick = firstTickAtOrAfter(span.fromMs());
        int toTick = firstTickAtOrAfter(span.toMs());
        Rotation rotation = new Rotation(clockMs, fromTick, toTick, shiftTicks);
        List<SymbolHistory> histories = data.histories().stream().map(history -> new SymbolHistory(history.ticker(), rotation.of(history.bars()),
                history.funding(), history.openInterest(), history.events(), Optional.empty())).toList();
        return new PreparedMarket(this, new MarketData(data.name(), data.venue(), data.resolutionMs(), data.provenance(), data.isSynthetic(), histories));
    }

    /** Other data under the same rules and funding; what hangs on the clock and the rules alone is shared where both have the same symbols and clock. */
    public PreparedMarket like(MarketData other) {
        return new PreparedMarket(other, rules, funding, Optional.of(this));
    }

    private static boolean[] internalTicks(long[] timesMs) {
        UsStockSessions sessions = new UsStockSessions();
        boolean[] internal = new boolean[timesMs.length];
        for (int tick = 0; tick < timesMs.length; tick++) {
            internal[tick] = !sessions.isExternal(timesMs[tick]);
        }
        return internal;
    }

    private boolean isMidnightPassed(int tick) {
        return Math.floorDiv(closeTimeMs(tick), DAY_MS) > Math.floorDiv(tick == 0 ? openTimeMs(0) : closeTimeMs(tick - 1), DAY_MS);
    }

    private void lay(int s, Optional<PreparedMarket> twin) {
        String ticker = data.histories().get(s).ticker();
        long fromMs = Math.max(clockMs[0], rules.firstMs());
        symbols.add(new Symbol(ticker, s));
        timelines[s] = twin.map(other -> other.timelines[s]).orElseGet(() -> new RuleTimeline(rules, ticker, fromMs, Math.max(endMs(), fromMs + 1)));
        instruments[s] = new Instrument(ticker, timelines[s].at(fromMs).sizeDecimals());
        prices[s] = new PriceTape(data.histories().get(s).bars(), clockMs, data.resolutionMs(), isInternal, timelines[s]);
        fundings[s] = new FundingTape(data.histories().get(s), prices[s], clockMs, data.resolutionMs(), funding, timelines[s]);
    }

    /** The data, all of it on the basis after the last split. */
    public MarketData data() {
        return data;
    }

    /** What the venue's liquidity costs under these assumptions, one for each symbol; shared by all runs. */
    LiquidityTape[] liquidity(Assumptions assumptions) {
        return liquidityByAssumptions.computeIfAbsent(assumptions, this::layLiquidity).clone();
    }

    private LiquidityTape[] layLiquidity(Assumptions assumptions) {
        return IntStream.range(0, symbolCount()).mapToObj(s -> new LiquidityTape(instruments[s].ticker(), data.histories().get(s).bars(), clockMs,
                data.resolutionMs(), instruments[s].lotsPerShare(), isInternal, assumptions)).toArray(LiquidityTape[]::new);
    }

    /** Finer bars of all symbols on a clock of their own; none if a symbol has none. */
    SubBars subBars() {
        if (data.subResolutionMs().isEmpty() || data.histories().stream().anyMatch(history -> history.subBars().isEmpty())) {
            return SubBars.NONE;
        }
        long finerMs = data.subResolutionMs().getAsLong();
        long[] timesMs = data.histories().stream().flatMapToLong(history -> LongStream.of(history.subBars().orElseThrow().toOpenTimes())).sorted()
                .distinct().toArray();
        boolean[] internal = internalTicks(timesMs);
        PriceTape[] tapes = IntStream.range(0, symbolCount())
                .mapToObj(s -> new PriceTape(data.histories().get(s).subBars().orElseThrow(), timesMs, finerMs, internal, timelines[s]))
                .toArray(PriceTape[]::new);
        return new SubBars(tapes, timesMs, finerMs);
    }

    /**
     * Reads columns at each close of a span without a strategy; bars before it warm them up. A column that a symbol cannot have is told with its
     * reason.
     */
    public Readings readings(TimeSpan span, List<Readings.Wanted> wanted) {
        return ReadingWalk.over(this, span, wanted);
    }

    /**
     * What every column that a strategy declares says at each close of the clock, by formula, in the order of formulas; NaN where it is not known. The
     * strategy is started as for a run over the settings' span, and asked nothing.
     *
     * @throws IllegalArgumentException if the request cannot be run, or the strategy refuses it
     */
    public Map<String, double[]> columnsOf(StrategySpec strategy, RunSettings settings) {
        return StrategyColumns.of(this, strategy, settings);
    }

    /** Whether the bar of a tick opens while no external price exists. */
    boolean isInternal(int tick) {
        return isInternal[tick];
    }

    /** Ticks whose bars close at or beyond a 00:00 UTC that the bar before did not reach; the first tick of a run counts by itself. The array itself. */
    int[] midnightTicks() {
        return midnightTicks;
    }

    Corporate corporate() {
        return corporate;
    }

    /** Whether any symbol has a cap of open interest at some time. */
    boolean hasCap() {
        return Arrays.stream(timelines).anyMatch(RuleTimeline::hasCap);
    }

    /** Open interest as known at each open. */
    OpenInterestTape openInterest(int s) {
        return openInterests.computeIfAbsent(s, symbol -> new OpenInterestTape(data.histories().get(symbol), clockMs, data.resolutionMs()));
    }

    /** Columns computed ahead, shared by all runs. */
    ColumnCache columns() {
        return columns;
    }

    /** Fingerprint of what a run that ends at a time could read; hashed once per end. */
    String fingerprintBefore(long endTimeMs) {
        return fingerprintsByEndMs.computeIfAbsent(endTimeMs, timeMs -> recorded.before(timeMs).fingerprint());
    }

    /** Ticks from one to before another. */
    private record Span(int fromTick, int toTick) {}

    /** What runs over these ticks use for what share of the bars; counted once. */
    List<InputShare> inputs(int fromTick, int toTick) {
        return inputsBySpan.computeIfAbsent(new Span(fromTick, toTick), span -> new Inputs(this, span.fromTick, span.toTick).list());
    }

    /** Rules in force somewhere in these ticks, for any of the symbols; looked up once. */
    List<Rule> rulesInForce(int fromTick, int toTick) {
        return rulesBySpan.computeIfAbsent(new Span(fromTick, toTick), span -> {
            List<Rule> found = new ArrayList<>();
            for (Symbol symbol : symbols) {
                rules.inForce(symbol.ticker(), openTimeMs(span.fromTick), closeTimeMs(span.toTick - 1)).stream().filter(rule -> !found.contains(rule))
                        .forEach(found::add);
            }
            return List.copyOf(found);
        });
    }

    RuleBook rules() {
        return rules;
    }

    FundingChoice funding() {
        return funding;
    }

    List<Symbol> symbols() {
        return List.copyOf(symbols);
    }

    int symbolCount() {
        return instruments.length;
    }

    int tickCount() {
        return clockMs.length;
    }

    long openTimeMs(int tick) {
        return clockMs[tick];
    }

    long closeTimeMs(int tick) {
        return clockMs[tick] + data.resolutionMs();
    }

    /** Close of the last bar. */
    long endMs() {
        return clockMs[clockMs.length - 1] + data.resolutionMs();
    }

    /** First tick at or after a time; the number of ticks if there is none. */
    int firstTickAtOrAfter(long timeMs) {
        int place = Arrays.binarySearch(clockMs, timeMs);
        return place >= 0 ? place : -place - 1;
    }

    Instrument instrument(int s) {
        return instruments[s];
    }

    Instrument[] instruments() {
        return instruments.clone();
    }

    double[] lotsPerShare() {
        double[] lots = new double[instruments.length];
        for (int s = 0; s < lots.length; s++) {
            lots[s] = instruments[s].lotsPerShare();
        }
        return lots;
    }

    PriceTape price(int s) {
        return prices[s];
    }

    PriceTape[] prices() {
        return prices.clone();
    }

    FundingTape[] fundings() {
        return fundings.clone();
    }

    FundingTape funding(int s) {
        return fundings[s];
    }

    RuleTimeline timeline(int s) {
        return timelines[s];
    }
}
