package dev.wafer.cli.story;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.journal.PositionTrace;
import dev.wafer.engine.measure.EquityCurve;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Finds the close that belongs to a time. */
final class Closes {
    private final PositionTrace positions;
    private final long[] clockClosesMs;

    Closes(PositionTrace positions, MarketData data) {
        this.positions = positions;
        LongStream opens = data.histories().stream().flatMapToLong(history -> openTimes(history.bars()));
        clockClosesMs = opens.sorted().distinct().map(openMs -> openMs + data.resolutionMs()).toArray();
    }

    private static LongStream openTimes(BarSeries bars) {
        return IntStream.range(0, bars.count()).mapToLong(bars::openTimeMs);
    }

    /** The close of the bar in which something happened that is not the strategy's: at an open it is the bar that begins there. */
    int after(long timeMs) {
        return Math.min(first(timeMs + 1), positions.count() - 1);
    }

    /** The close at which the strategy decided. */
    int at(long timeMs) {
        return Math.min(first(timeMs), positions.count() - 1);
    }

    private int first(long fromMs) {
        int low = 0, high = positions.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (positions.timeMs(middle) < fromMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What a column said at a close of the data's clock. */
    OptionalDouble said(double[] column, long closeMs) {
        int tick = Arrays.binarySearch(clockClosesMs, closeMs);
        return tick >= 0 && tick < column.length && Double.isFinite(column[tick]) ? OptionalDouble.of(column[tick]) : OptionalDouble.empty();
    }

    /** Equity at a time of the curve. */
    static OptionalDouble equity(EquityCurve curve, long timeMs) {
        for (int sample = curve.count() - 1; sample >= 0; sample--) {
            if (curve.timeMs(sample) == timeMs) {
                return OptionalDouble.of(curve.equityUsd(sample));
            }
        }
        return OptionalDouble.empty();
    }
}
