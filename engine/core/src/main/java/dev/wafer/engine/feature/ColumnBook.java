package dev.wafer.engine.feature;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Feature;
import dev.wafer.api.Symbol;
import dev.wafer.data.series.MarketData;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of one run, each made once: whoever asks for an equal one gets the same. Columns are declared before the first tick; what depends on
 * market data alone is computed when declared, what depends on a {@link Feature} as time goes on, in the order of declaration.
 */
public final class ColumnBook {
    private final ColumnCache cache;
    private final List<Symbol> symbols;
    private final long baseResolutionMs;
    private final RunTime time;
    private final int tickCount;
    private final Map<Object, EngineColumn> columns = new HashMap<>();
    private final Map<Timeline, Cursor> cursorOf = new HashMap<>();
    private final Cursor clockCursor;
    private Cursor[] otherCursors = {};
    private LiveColumn[] liveColumns = {};
    /** Whether every column so far is computed ahead and has a row at each tick: the usual run of one symbol. */
    private boolean isClockAlone = true;
    private final Deque<Recording> recordings = new ArrayDeque<>();

    /** Columns asked for: those that are waited for, and all of them. */
    private record Recording(List<EngineColumn> waitedFor, List<EngineColumn> declared) {}

    private record SourceKey(Source source, int symbolIndex, long resolutionMs) {}

    private record OperatorKey(Operator operator, ColumnData input) {}

    private record PairKey(Pairing pairing, ColumnData left, ColumnData right) {}

    private record FeatureKey(Feature feature) {}

    /** A book with a cache of its own; the data's histories are those of the symbols, in their order. */
    public ColumnBook(MarketData data, List<Symbol> symbols) {
        this(data, symbols, new ColumnCache(data));
    }

    /** A book that shares what is computed ahead with other runs over the same data. */
    public ColumnBook(MarketData data, List<Symbol> symbols, ColumnCache cache) {
        if (!cache.data().equals(data)) {
            throw new IllegalArgumentException("column cache: found data set '" + cache.data().name() + "', expected the run's own data");
        }
        this.cache = cache;
        this.symbols = List.copyOf(symbols);
        this.baseResolutionMs = data.resolutionMs();
        this.time = cache.newTime();
        this.tickCount = time.tickCount();
        this.clockCursor = new Cursor(cache.clock());
        cursorOf.put(cache.clock(), clockCursor);
        List<String> tickers = this.symbols.stream().map(Symbol::ticker).toList();
        if (!tickers.equals(data.tickers())) {
            throw new IllegalArgumentException("symbols: found " + tickers + ", expected those of the data, " + data.tickers());
        }
    }

    /** Columns on the run's own grid. */
    public Bars bars() {
        return new GridBars(this, baseResolutionMs);
    }

    /**
     * The column of a user's feature.
     *
     * @throws IllegalArgumentException unless it is a record with at least one component of type Column, all of this book
     */
    public Column column(Feature feature) {
        List<EngineColumn> inputs = FeatureRows.inputsOf(feature, this);
        Object key = new FeatureKey(feature);
        EngineColumn known = columns.get(key);
        return handed(known == null ? newFeature(key, feature, inputs) : known, inputs.stream().anyMatch(EngineColumn::isOptional));
    }

    private EngineColumn newFeature(Object key, Feature feature, List<EngineColumn> inputs) {
        Timeline timeline = cache.join(inputs.stream().map(input -> input.data().timeline()).toList());
        Feature.State state = feature.start();
        return newLive(key, feature.toString(), timeline, new FeatureRows(state, inputs, timeline, time));
    }

    /** Formulas of the columns that are known at none of these ticks, from one to before another, the simplest first; once the run has passed them. */
    public List<String> neverKnown(int fromTick, int toTick) {
        return columns.values().stream().filter(column -> column.data().knownTicks(fromTick, toTick).isEmpty()).map(EngineColumn::toString).distinct()
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())).toList();
    }

    /**
     * The lowest and highest values, at these ticks, of the columns that a part declared and made no other of: what its conditions compare. In the order
     * in which they were declared, without those that are never known there; once the run has passed the ticks.
     */
    public List<ColumnRange> ranges(Readiness part, int fromTick, int toTick) {
        Set<ColumnData> inputs = new HashSet<>();
        columns.keySet().forEach(key -> inputs.addAll(inputs(key)));
        return part.declared().stream().distinct().filter(column -> !inputs.contains(column.data()))
                .flatMap(column -> ColumnRange.of(column, fromTick, toTick).stream()).toList();
    }

    private List<ColumnData> inputs(Object key) {
        return switch (key) {
            case OperatorKey operator -> List.of(operator.input);
            case PairKey pair -> List.of(pair.left, pair.right);
            case FeatureKey feature -> FeatureRows.inputsOf(feature.feature, this).stream().map(EngineColumn::data).toList();
            default -> List.of();
        };
    }

    /** Whether a column made so far is open interest, or made of it. */
    public boolean readsOpenInterest() {
        return columns.keySet().stream().anyMatch(key -> key instanceof SourceKey source && source.source == Source.OPEN_INTEREST);
    }

    /** Every column made so far, in the order of their formulas: for who compares them all. */
    public List<Column> all() {
        return columns.values().stream().sorted(Comparator.comparing(EngineColumn::toString)).<Column>map(column -> column).toList();
    }

    /** Begins a list of the columns asked for. Recordings nest: a column is on the list begun last. */
    public void startRecording() {
        recordings.push(new Recording(new ArrayList<>(), new ArrayList<>()));
    }

    /**
     * Ends the list begun last: the columns made or asked for again meanwhile, but not those that {@link Column#optional} was said of, nor what
     * was made of an optional column.
     */
    public Readiness stopRecording() {
        if (recordings.isEmpty()) {
            throw new IllegalStateException("Invariant: stopRecording follows startRecording");
        }
        Recording ended = recordings.pop();
        return new Readiness(time, ended.waitedFor, ended.declared);
    }

    /** Lets the bars that open at a tick of the clock close. Called for each tick from 0 on. */
    public void advance(int tick) {
        if (tick != time.tick + 1 || tick >= tickCount) {
            throw new IllegalStateException("Invariant: found tick " + tick + " after " + time.tick + " of " + tickCount + ", expected the next");
        }
        time.tick = tick;
        clockCursor.slot = tick + 1;
        if (isClockAlone) {
            return;
        }
        advanceOthers(tick);
    }

    /** Lets all bars up to those that open at a tick close, at once; only where {@link #canSkip}. */
    public void skipTo(int tick) {
        time.tick = tick;
        clockCursor.slot = tick + 1;
        if (!isClockAlone) {
            advanceOthers(tick);
        }
    }

    /** Whether ticks may be passed over: no column depends on what happens at each. */
    public boolean canSkip() {
        return liveColumns.length == 0;
    }

    private void advanceOthers(int tick) {
        for (Cursor cursor : otherCursors) {
            cursor.advance(tick);
        }
        for (LiveColumn column : liveColumns) {
            column.catchUp();
        }
    }

    RunTime time() {
        return time;
    }

    Column source(Source source, Symbol symbol, long resolutionMs) {
        return handed(sourceColumn(source, symbol, resolutionMs), false);
    }

    private EngineColumn sourceColumn(Source source, Symbol symbol, long resolutionMs) {
        check(symbol);
        Object key = new SourceKey(source, symbol.index(), resolutionMs);
        EngineColumn known = columns.get(key);
        if (known != null) {
            return known;
        }
        SymbolGrid grid = cache.grid(symbol.index(), resolutionMs);
        return newComputed(key, source.words() + " " + onGrid(symbol, resolutionMs), cache.gridTimeline(symbol.index(), resolutionMs),
                () -> grid.rows(source));
    }

    Column averageTrueRange(Symbol symbol, long resolutionMs, int window) {
        Operator.Counted.check("atr", window, 1);
        EngineColumn trueRange = sourceColumn(Source.TRUE_RANGE, symbol, resolutionMs);
        return handed(applied(Operator.Kind.SMA.over(window), trueRange, "atr(" + onGrid(symbol, resolutionMs) + ", " + window + ")"), false);
    }

    Column apply(Operator operator, EngineColumn input) {
        return handed(applied(operator, input, operator.formula(input.toString())), input.isOptional());
    }

    private EngineColumn applied(Operator operator, EngineColumn input, String formula) {
        Object key = new OperatorKey(operator, input.data());
        EngineColumn known = columns.get(key);
        if (known != null) {
            return known;
        }
        Timeline timeline = input.data().timeline();
        double[] values = input.data().values();
        RowSourceMaker maker = () -> {
            Step step = operator.start();
            return slot -> step.next(values, slot);
        };
        return input.data().isLive() ? newLive(key, formula, timeline, maker.start()) : newComputed(key, formula, timeline, maker);
    }

    Column pair(Pairing pairing, EngineColumn left, Column other) {
        EngineColumn right = own(pairing.word(), other);
        boolean isOptional = left.isOptional() || right.isOptional();
        Object key = new PairKey(pairing, left.data(), right.data());
        EngineColumn known = columns.get(key);
        return handed(known == null ? newPair(key, pairing, left, right) : known, isOptional);
    }

    private EngineColumn newPair(Object key, Pairing pairing, EngineColumn left, EngineColumn right) {
        Timeline timeline = cache.join(List.of(left.data().timeline(), right.data().timeline()));
        SlotMap leftSlots = SlotMap.from(timeline, left.data().timeline());
        SlotMap rightSlots = SlotMap.from(timeline, right.data().timeline());
        double[] leftValues = left.data().values();
        double[] rightValues = right.data().values();
        RowSource rows = slot -> pairing.apply(leftValues[leftSlots.of(slot)], rightValues[rightSlots.of(slot)]);
        String formula = pairing.formula(left, right);
        boolean isLive = left.data().isLive() || right.data().isLive();
        return isLive ? newLive(key, formula, timeline, rows) : newComputed(key, formula, timeline, () -> rows);
    }

    /** Makes the state with which a column is computed from its first row on. */
    private interface RowSourceMaker {
        RowSource start();
    }

    private EngineColumn newComputed(Object key, String formula, Timeline timeline, RowSourceMaker maker) {
        checkDeclaring(formula);
        ColumnData data = cache.column(key, () -> ColumnData.computed(timeline, maker.start()));
        return added(key, new EngineColumn(this, data, cursor(data.timeline()), formula, false));
    }

    private EngineColumn newLive(Object key, String formula, Timeline timeline, RowSource source) {
        checkDeclaring(formula);
        ColumnData data = ColumnData.live(timeline);
        Cursor cursor = cursor(timeline);
        liveColumns = Arrays.copyOf(liveColumns, liveColumns.length + 1);
        liveColumns[liveColumns.length - 1] = new LiveColumn(data, cursor, source);
        isClockAlone = false;
        return added(key, new EngineColumn(this, data, cursor, formula, false));
    }

    private EngineColumn added(Object key, EngineColumn column) {
        columns.put(key, column);
        return column;
    }

    private Cursor cursor(Timeline timeline) {
        Cursor known = cursorOf.get(timeline);
        if (known != null) {
            return known;
        }
        Cursor cursor = new Cursor(timeline);
        cursorOf.put(timeline, cursor);
        otherCursors = Arrays.copyOf(otherCursors, otherCursors.length + 1);
        otherCursors[otherCursors.length - 1] = cursor;
        isClockAlone = false;
        return cursor;
    }

    private EngineColumn handed(EngineColumn column, boolean isOptional) {
        if (!recordings.isEmpty()) {
            recordings.getFirst().declared.add(column);
        }
        if (isOptional) {
            return column.optionalView();
        }
        if (!recordings.isEmpty()) {
            recordings.getFirst().waitedFor.add(column);
        }
        return column;
    }

    /** The request that made the column no longer counts. */
    Column optional(EngineColumn column) {
        if (!recordings.isEmpty() && !column.isOptional()) {
            List<EngineColumn> recorded = recordings.getFirst().waitedFor;
            int place = recorded.lastIndexOf(column);
            if (place >= 0) {
                recorded.remove(place);
            }
        }
        return column.optionalView();
    }

    /** A column of this book, or the error that says it is not. */
    EngineColumn own(String where, Object column) {
        if (column instanceof EngineColumn engineColumn && engineColumn.book() == this) {
            return engineColumn;
        }
        throw new IllegalArgumentException(where + ": found " + column + ", expected a column of this run");
    }

    private void check(Symbol symbol) {
        if (symbol.index() < 0 || symbol.index() >= symbols.size() || !symbols.get(symbol.index()).equals(symbol)) {
            throw new IllegalArgumentException("symbol " + symbol + " with index " + symbol.index() + ": expected one of this run's, " + symbols);
        }
    }

    private void checkDeclaring(String formula) {
        if (time.tick >= 0) {
            throw new IllegalStateException(formula + ": made after the run began; columns are declared in start");
        }
    }

    private String onGrid(Symbol symbol, long resolutionMs) {
        return resolutionMs == baseResolutionMs ? symbol.ticker() : symbol.ticker() + " every " + Span.text(resolutionMs);
    }
}
