package dev.wafer.engine.feature;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.util.Arrays;

/**
 * The bars of one symbol on one grid: the history's own, or coarser ones on the UTC grid. A coarse bar {@code [k * R, (k + 1) * R)} is made of the
 * bars that close after its start and no later than its end: of bars on the grid those that open in it. Without any it does not exist.
 */
final class SymbolGrid {
    private final SymbolHistory history;
    private final BarSeries bars;
    private final SymbolCalendar calendar;
    private final long barMs;
    private final Timeline timeline;
    private final int[] firstBarOfRow;

    private SymbolGrid(SymbolHistory history, SymbolCalendar calendar, long barMs, Timeline timeline, int[] firstBarOfRow) {
        this.history = history;
        this.bars = history.bars();
        this.calendar = calendar;
        this.barMs = barMs;
        this.timeline = timeline;
        this.firstBarOfRow = firstBarOfRow;
    }

    /**
     * @param calendar what is said of the symbol beside its bars
     * @param barMs length of the history's bars
     * @param resolutionMs {@code barMs} or a multiple of it
     */
    static SymbolGrid of(SymbolHistory history, SymbolCalendar calendar, long barMs, long resolutionMs, long[] closesMs) {
        BarSeries bars = history.bars();
        long[] endsMs = new long[bars.count()];
        int[] firstBars = new int[bars.count() + 1];
        int rows = 0;
        for (int bar = 0; bar < bars.count(); bar++) {
            long closeMs = bars.openTimeMs(bar) + barMs;
            long endMs = resolutionMs == barMs ? closeMs : Math.ceilDiv(closeMs, resolutionMs) * resolutionMs;
            if (rows == 0 || endMs > endsMs[rows - 1]) {
                endsMs[rows] = endMs;
                firstBars[rows++] = bar;
            }
        }
        firstBars[rows] = bars.count();
        Timeline timeline = Timeline.of(resolutionMs, Arrays.copyOf(endsMs, rows), closesMs);
        return new SymbolGrid(history, calendar, barMs, timeline, Arrays.copyOf(firstBars, rows + 1));
    }

    Timeline timeline() {
        return timeline;
    }

    /** How the rows of a source are made. */
    RowSource rows(Source source) {
        return switch (source) {
            case OPEN -> slot -> bars.value(Field.OPEN, firstBar(slot));
            case HIGH -> this::highUsd;
            case LOW -> this::lowUsd;
            case CLOSE -> this::closeUsd;
            case VOLUME -> this::volumeShares;
            case MARK -> this::markUsd;
            case ORACLE -> this::oracleUsd;
            case TRUE_RANGE -> this::trueRangeUsd;
            case OPEN_INTEREST -> openInterestShares();
            case FUNDING_PER_HOUR -> fundingPerHour();
            case OPEN_INTEREST_CAP, HOURS_SINCE_SESSION_CHANGE, HOURS_TO_SESSION_CHANGE, HOURS_TO_EARNINGS -> calendar.rows(source, timeline);
        };
    }

    private int firstBar(int slot) {
        return firstBarOfRow[slot - 1];
    }

    /** The bar after the row's last one. */
    private int endBar(int slot) {
        return firstBarOfRow[slot];
    }

    private double highUsd(int slot) {
        double high = bars.value(Field.HIGH, firstBar(slot));
        for (int bar = firstBar(slot) + 1; bar < endBar(slot); bar++) {
            high = Math.max(high, bars.value(Field.HIGH, bar));
        }
        return high;
    }

    private double lowUsd(int slot) {
        double low = bars.value(Field.LOW, firstBar(slot));
        for (int bar = firstBar(slot) + 1; bar < endBar(slot); bar++) {
            low = Math.min(low, bars.value(Field.LOW, bar));
        }
        return low;
    }

    private double closeUsd(int slot) {
        return bars.value(Field.CLOSE, endBar(slot) - 1);
    }

    private double volumeShares(int slot) {
        double total = ColumnData.NOT_KNOWN;
        for (int bar = firstBar(slot); bar < endBar(slot); bar++) {
            if (bars.isKnown(Field.VOLUME, bar)) {
                double shares = bars.value(Field.VOLUME, bar);
                total = Double.isNaN(total) ? shares : total + shares;
            }
        }
        return total;
    }

    private double markUsd(int slot) {
        int last = endBar(slot) - 1;
        return bars.value(bars.isKnown(Field.MARK_CLOSE, last) ? Field.MARK_CLOSE : Field.CLOSE, last);
    }

    private double oracleUsd(int slot) {
        for (int bar = endBar(slot) - 1; bar >= firstBar(slot); bar--) {
            if (bars.isKnown(Field.ORACLE, bar)) {
                return bars.value(Field.ORACLE, bar);
            }
        }
        return ColumnData.NOT_KNOWN;
    }

    /**
     * Largest of high - low, |high - previous close| and |low - previous close| (J. W. Wilder, New Concepts in Technical Trading Systems, 1978);
     * the first row has no previous close. Example: high 12, low 11, previous close 9 gives 3.
     */
    private double trueRangeUsd(int slot) {
        if (slot == 1) {
            return ColumnData.NOT_KNOWN;
        }
        double previousUsd = closeUsd(slot - 1);
        return Math.max(highUsd(slot), previousUsd) - Math.min(lowUsd(slot), previousUsd);
    }

    /** The last value of any bar up to the row's end, for two of its intervals from the close at which it became known. */
    private RowSource openInterestShares() {
        if (bars.knownCount(Field.OPEN_INTEREST) == 0) {
            throw new IllegalArgumentException(history.ticker() + " has no open interest: found none in " + bars.count() + " bars");
        }
        Carried carried = new Carried();
        long intervalMs = history.openInterest().map(OpenInterestFacts::intervalMs).orElse(barMs);
        return slot -> {
            for (int bar = firstBar(slot); bar < endBar(slot); bar++) {
                if (bars.isKnown(Field.OPEN_INTEREST, bar)) {
                    carried.set(bars.value(Field.OPEN_INTEREST, bar), bars.openTimeMs(bar) + barMs, intervalMs);
                }
            }
            return carried.at(timeline.endMs(slot - 1));
        };
    }

    private RowSource fundingPerHour() {
        FundingSeries recorded = history.funding().recordedRates();
        if (recorded.count() == 0) {
            throw new IllegalArgumentException(history.ticker() + " has no funding: found no points"
                    + (history.funding().count() == 0 ? "" : " with a recorded rate"));
        }
        return new FundingRows(recorded, timeline);
    }
}
