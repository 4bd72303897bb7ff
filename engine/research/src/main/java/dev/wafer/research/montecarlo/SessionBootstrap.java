package dev.wafer.research.montecarlo;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Histories that might have been: the sessions of a recorded one, drawn anew by {@link BlockDraw} and chained by returns. All symbols are drawn
 * together, the same session for each, so that what moved together still does. The clock, and with it sessions and the dates of rules, stays what
 * it was, and so do the dates of earnings; splits and delistings do not happen again. Drawn is the part of a span in
 * which all symbols trade; what lies before it stays as recorded, what lies after it is left out.
 */
final class SessionBootstrap {
    private static final int FEWEST_SESSIONS = 2;

    private final MarketData data;
    private final SessionUnits units;
    private final BlockDraw blocks;
    private final List<SymbolChain> chains;
    private final TimeSpan drawn;
    private final long[] placesMs;

    /**
     * Looks at the history once, for many paths.
     *
     * @param meanBlockSessions mean length of a block, 1 or more
     * @throws IllegalArgumentException if there are not two sessions in which all symbols trade
     */
    SessionBootstrap(MarketData data, TimeSpan span, double meanBlockSessions) {
        this(data, span, meanBlockSessions, OptionalLong.empty());
    }

    /** The same for paths of another length, milliseconds from the first open; their clock has no gaps. Empty: the clock of the history. */
    SessionBootstrap(MarketData data, TimeSpan span, double meanBlockSessions, OptionalLong lengthMs) {
        this.data = data.onLatestBasis();
        long[] clockMs = commonClock(data, span);
        units = SessionUnits.of(clockMs, data.resolutionMs());
        if (units.count() < FEWEST_SESSIONS) {
            throw new IllegalArgumentException("history: found " + units.count() + " sessions in which all symbols trade, expected " + FEWEST_SESSIONS
                    + " or more to draw from");
        }
        drawn = new TimeSpan(clockMs[0], clockMs[clockMs.length - 1] + data.resolutionMs());
        placesMs = lengthMs.isPresent() ? regularClock(clockMs[0], lengthMs.getAsLong(), data.resolutionMs()) : clockMs;
        blocks = new BlockDraw(units, lengthMs.isPresent() ? SessionUnits.of(placesMs, data.resolutionMs()) : units, meanBlockSessions);
        chains = this.data.histories().stream().map(history -> new SymbolChain(history, clockMs, data.resolutionMs())).toList();
    }

    private static long[] regularClock(long fromMs, long lengthMs, long resolutionMs) {
        long[] clockMs = new long[Math.toIntExact(Math.max(lengthMs / resolutionMs, 1))];
        Arrays.setAll(clockMs, tick -> fromMs + tick * resolutionMs);
        return clockMs;
    }

    private static long[] commonClock(MarketData data, TimeSpan span) {
        long fromMs = span.fromMs();
        long toMs = span.toMs();
        for (SymbolHistory history : data.histories()) {
            BarSeries bars = history.bars();
            fromMs = Math.max(fromMs, bars.openTimeMs(0));
            toMs = Math.min(toMs, bars.openTimeMs(bars.count() - 1) + data.resolutionMs());
        }
        long firstMs = fromMs;
        long endMs = toMs;
        return Arrays.stream(data.clockMs()).filter(timeMs -> timeMs >= firstMs && timeMs < endMs).toArray();
    }

    /** The same data with its sessions drawn anew; equal random numbers make equal paths. */
    MarketData path(SplittableRandom random) {
        int[] sources = blocks.draw(random);
        while (!chains.stream().allMatch(chain -> chain.isIn(sources))) {
            System.arraycopy(blocks.draw(random), 0, sources, 0, sources.length);
        }
        return new MarketData(data.name() + ", drawn anew", data.venue(), data.resolutionMs(), "drawn by sessions from: " + data.provenance(), true,
                chains.stream().map(chain -> chain.drawn(sources, placesMs)).toList());
    }

    /** First open to last close of a path. */
    TimeSpan path() {
        return new TimeSpan(placesMs[0], placesMs[placesMs.length - 1] + data.resolutionMs());
    }

    /** First open to last close of what is drawn from. */
    TimeSpan drawn() {
        return drawn;
    }

    /** The sessions drawn from. */
    SessionUnits units() {
        return units;
    }
}
