package dev.wafer.engine.cost;

import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.SymbolHistory;
import java.util.Arrays;

/**
 * The funding points a run settles, in time order: the recorded ones (one without a rate is left out), and in mode {@link FundingMode#FILLED}
 * one at the rules' base rate for every due time that no recorded interval covers. Due are the whole intervals of the rules strictly between
 * the first bar's open and the last bar's close. A last known rate is never repeated.
 */
public final class FundingPoints {
    private static final long HOUR_MS = 3_600_000;

    private final FundingSeries recorded;
    private long[] timesMs;
    private double[] rates;
    private int[] recordedPlaces;
    private int count;
    private long[] dueMs = {};
    private boolean[] isFound = {};

    private FundingPoints(FundingSeries recorded, int room) {
        this.recorded = recorded;
        timesMs = new long[room];
        rates = new double[room];
        recordedPlaces = new int[room];
    }

    static FundingPoints of(SymbolHistory history, long resolutionMs, FundingMode mode, RuleTimeline rules) {
        FundingSeries recorded = history.funding().recordedRates();
        BarSeries bars = history.bars();
        long endMs = bars.openTimeMs(bars.count() - 1) + resolutionMs;
        FundingPoints points = new FundingPoints(recorded, recorded.count() + 16);
        points.findDue(bars.openTimeMs(0), endMs, rules);
        if (mode != FundingMode.NONE) {
            points.merge(mode == FundingMode.FILLED, rules);
        }
        return points;
    }

    private void findDue(long fromMs, long endMs, RuleTimeline rules) {
        long[] times = new long[16];
        int found = 0;
        long stepMs = rules.at(fromMs).fundingIntervalHours() * HOUR_MS;
        for (long timeMs = nextMultiple(fromMs, stepMs); timeMs < endMs; timeMs = nextMultiple(timeMs, stepMs)) {
            times = found == times.length ? Arrays.copyOf(times, found * 2) : times;
            times[found++] = timeMs;
            stepMs = rules.at(timeMs).fundingIntervalHours() * HOUR_MS;
        }
        dueMs = Arrays.copyOf(times, found);
        isFound = new boolean[found];
        for (int i = 0; i < found; i++) {
            isFound[i] = isCovered(dueMs[i]);
        }
    }

    private static long nextMultiple(long timeMs, long stepMs) {
        return Math.floorDiv(timeMs, stepMs) * stepMs + stepMs;
    }

    /** Whether a recorded point's interval holds the time. */
    private boolean isCovered(long timeMs) {
        int place = recorded.firstAtOrAfter(timeMs);
        return place < recorded.count() && recorded.timeMs(place) - recorded.intervalMs(place) < timeMs;
    }

    private void merge(boolean isFilling, RuleTimeline rules) {
        int due = 0;
        for (int place = 0; place < recorded.count(); place++) {
            due = isFilling ? fill(due, recorded.timeMs(place), rules) : due;
            append(recorded.timeMs(place), recorded.ratePerInterval(place), place);
        }
        if (isFilling) {
            fill(due, Long.MAX_VALUE, rules);
        }
    }

    private int fill(int fromDue, long beforeMs, RuleTimeline rules) {
        int due = fromDue;
        while (due < dueMs.length && dueMs[due] < beforeMs) {
            if (!isFound[due]) {
                append(dueMs[due], rules.at(dueMs[due]).baseFundingRatePerInterval(), -1);
            }
            due++;
        }
        return due;
    }

    private void append(long timeMs, double rate, int recordedPlace) {
        if (count == timesMs.length) {
            timesMs = Arrays.copyOf(timesMs, count * 2);
            rates = Arrays.copyOf(rates, count * 2);
            recordedPlaces = Arrays.copyOf(recordedPlaces, count * 2);
        }
        timesMs[count] = timeMs;
        rates[count] = rate;
        recordedPlaces[count++] = recordedPlace;
    }

    /** Number of points. */
    public int count() {
        return count;
    }

    /** When a point settles. */
    public long timeMs(int point) {
        return timesMs[point];
    }

    /** Its rate, above zero longs pay. */
    public double ratePerInterval(int point) {
        return rates[point];
    }

    /** Whether it stands at the rules' base rate because nothing was recorded. */
    public boolean isFilled(int point) {
        return recordedPlaces[point] < 0;
    }

    /** Funding times due after one time and before another while the symbol traded. */
    public int dueCount(long fromMs, long toMs) {
        return Math.max(firstDueAtOrAfter(toMs) - firstDueAtOrAfter(fromMs + 1), 0);
    }

    /** How many of them a recorded point covers. */
    public int foundCount(long fromMs, long toMs) {
        int found = 0;
        int end = firstDueAtOrAfter(toMs);
        for (int i = firstDueAtOrAfter(fromMs + 1); i < end; i++) {
            found += isFound[i] ? 1 : 0;
        }
        return found;
    }

    private int firstDueAtOrAfter(long timeMs) {
        int place = Arrays.binarySearch(dueMs, timeMs);
        return place >= 0 ? place : -place - 1;
    }

    /** Price of a point that settles at an open: its own oracle, else that of the last closed bar, else its mark. */
    double priceAtOpen(int point, BarSeries bars, int lastClosedRow) {
        if (hasOwnOracle(point)) {
            return recorded.oracleUsd(recordedPlaces[point]);
        }
        if (FundingTape.hasOracle(bars, lastClosedRow)) {
            return bars.value(Field.ORACLE, lastClosedRow);
        }
        return lastClosedRow >= 0 ? FundingTape.markCloseUsd(bars, lastClosedRow) : bars.value(Field.OPEN, 0);
    }

    /** Price of a point inside the bar after the last closed one: its own oracle, else that of the last closed bar, else the bar's open. */
    double priceInside(int point, BarSeries bars, int lastClosedRow) {
        boolean hasOracle = hasOwnOracle(point) || FundingTape.hasOracle(bars, lastClosedRow);
        return hasOracle ? priceAtOpen(point, bars, lastClosedRow) : bars.value(Field.OPEN, lastClosedRow + 1);
    }

    private boolean hasOwnOracle(int point) {
        return !isFilled(point) && recorded.isOracleKnown(recordedPlaces[point]);
    }
}
