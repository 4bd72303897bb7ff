package dev.wafer.engine.feature;

import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.MarketData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Columns computed ahead from one market's data, shared by all runs over it, also on several threads. What depends on a user's feature is not
 * here: it belongs to one run. When it is full the columns asked for least recently are dropped and computed anew for whoever asks again.
 */
public final class ColumnCache {
    private final MarketData data;
    private final List<RuleTimeline> rules;
    private final long[] closesMs;
    private final BoundedColumns columns;
    private final Map<GridKey, SymbolGrid> grids = new ConcurrentHashMap<>();
    private final Map<GridKey, Timeline> gridTimelines = new ConcurrentHashMap<>();
    private final Map<Timeline, Timeline> timelines = new ConcurrentHashMap<>();
    private final Timeline clock;

    private record GridKey(int symbolIndex, long resolutionMs) {}

    /** An empty cache for this data without a venue's rules, as large as a quarter of the heap. */
    public ColumnCache(MarketData data) {
        this(data, List.of());
    }

    /**
     * An empty cache for this data, as large as a quarter of the heap.
     *
     * @param rules one for each symbol, in the data's order; or none
     */
    public ColumnCache(MarketData data, List<RuleTimeline> rules) {
        this(data, rules, Runtime.getRuntime().maxMemory() / 4);
    }

    /** An empty cache for this data, of so many bytes of values at most. */
    ColumnCache(MarketData data, long mostBytes) {
        this(data, List.of(), mostBytes);
    }

    private ColumnCache(MarketData data, List<RuleTimeline> rules, long mostBytes) {
        if (!rules.isEmpty() && rules.size() != data.histories().size()) {
            throw new IllegalArgumentException("column cache: found rules of " + rules.size() + " symbols, expected " + data.histories().size() + " or none");
        }
        this.data = data;
        this.rules = List.copyOf(rules);
        columns = new BoundedColumns(mostBytes);
        this.closesMs = data.clockMs();
        for (int tick = 0; tick < closesMs.length; tick++) {
            closesMs[tick] += data.resolutionMs();
        }
        this.clock = shared(Timeline.of(data.resolutionMs(), closesMs, closesMs));
    }

    MarketData data() {
        return data;
    }

    RunTime newTime() {
        return new RunTime(closesMs);
    }

    /** The timeline with a row for each tick. */
    Timeline clock() {
        return clock;
    }

    SymbolGrid grid(int symbolIndex, long resolutionMs) {
        return grids.computeIfAbsent(new GridKey(symbolIndex, resolutionMs),
                key -> SymbolGrid.of(data.histories().get(symbolIndex), calendar(symbolIndex), data.resolutionMs(), resolutionMs, closesMs));
    }

    private SymbolCalendar calendar(int symbolIndex) {
        return new SymbolCalendar(data.histories().get(symbolIndex), rules.isEmpty() ? Optional.empty() : Optional.of(rules.get(symbolIndex)));
    }

    /** The one timeline of a grid, found without comparing. */
    Timeline gridTimeline(int symbolIndex, long resolutionMs) {
        return gridTimelines.computeIfAbsent(new GridKey(symbolIndex, resolutionMs), key -> shared(grid(symbolIndex, resolutionMs).timeline()));
    }

    /** The one object for this timeline: its columns then share a cursor. */
    Timeline shared(Timeline timeline) {
        return timelines.computeIfAbsent(timeline, key -> key);
    }

    Timeline join(List<Timeline> parts) {
        return shared(Timeline.join(parts, closesMs));
    }

    ColumnData column(Object key, Supplier<ColumnData> compute) {
        return columns.get(key, compute);
    }
}
