package dev.wafer.research.causality;

import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Where data is cut: at closes, chosen by a seed, and at and right before the closes at which something was decided. */
final class Cuts {
    /** Closes of the run at which all of its symbols have begun, in order, UTC milliseconds. */
    private final long[] closesMs;

    private Cuts(long[] closesMs) {
        this.closesMs = closesMs;
    }

    /** Closes that may be cut at. */
    int count() {
        return closesMs.length;
    }

    /** The calendar of splits, earnings and delistings stays whole: prices are on the basis of the last split in all runs. */
    static MarketData at(MarketData whole, long closeMs) {
        List<SymbolHistory> histories = new ArrayList<>();
        for (SymbolHistory history : whole.before(closeMs).histories()) {
            histories.add(history.withEvents(whole.history(history.ticker()).orElseThrow().events()));
        }
        return with(whole, histories);
    }

    /** The data without bars that open before a time. */
    static MarketData from(MarketData whole, long openMs) {
        return with(whole, whole.histories().stream().map(history -> from(history, openMs)).toList());
    }

    private static SymbolHistory from(SymbolHistory history, long openMs) {
        var bars = history.bars();
        var late = history.withBars(bars.rows(Math.min(bars.firstRowAtOrAfter(openMs), bars.count() - 1), bars.count()));
        return history.subBars().map(finer -> late.withSubBars(finer.rows(finer.firstRowAtOrAfter(openMs), finer.count()))).orElse(late);
    }

    private static MarketData with(MarketData data, List<SymbolHistory> histories) {
        return new MarketData(data.name(), data.venue(), data.resolutionMs(), data.subResolutionMs(), data.provenance(), data.isSynthetic(), histories);
    }

    /** The closes of a span of the data at which each symbol has had a bar in the span. */
    static Cuts of(MarketData data, TimeSpan span) {
        long allBegunMs = Long.MIN_VALUE;
        for (SymbolHistory history : data.histories()) {
            int row = history.bars().firstRowAtOrAfter(span.fromMs());
            allBegunMs = Math.max(allBegunMs, row < history.bars().count() ? history.bars().openTimeMs(row) : Long.MAX_VALUE);
        }
        long firstMs = allBegunMs;
        long[] closes = LongStream.of(data.clockMs()).filter(openMs -> openMs >= firstMs && openMs < span.toMs())
                .map(openMs -> openMs + data.resolutionMs()).toArray();
        return new Cuts(closes);
    }

    /** Cuts by a seed, sorted, each once, with those around decisions: of many, some spread over all of them. */
    List<Long> choose(int seeded, long seed, List<Decision> decisions, int mostDecisions) {
        TreeSet<Long> chosen = new TreeSet<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < seeded && closesMs.length > 0; i++) {
            chosen.add(closesMs[random.nextInt(closesMs.length)]);
        }
        long[] times = decisions.stream().mapToLong(Decision::timeMs).distinct().toArray();
        int shown = Math.min(times.length, mostDecisions);
        for (int i = 0; i < shown; i++) {
            addAround(times[(int) ((long) i * times.length / shown)], chosen);
        }
        return List.copyOf(chosen);
    }

    private void addAround(long timeMs, Set<Long> chosen) {
        int place = Arrays.binarySearch(closesMs, timeMs);
        for (int near = place - 1; place >= 0 && near <= place; near++) {
            if (near >= 0) {
                chosen.add(closesMs[near]);
            }
        }
    }
}
