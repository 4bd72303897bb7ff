package dev.wafer.engine.cost;

import dev.wafer.data.price.PremiumFormula;
import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.SymbolHistory;
import java.util.Arrays;

/**
 * The funding points a run settles, in time order: the recorded ones, and in mode {@link FundingMode#FILLED} those that follow from a recorded
 * premium or impact prices by the formula of the date, and one at the rules' base rate for every due time that no recorded interval covers. Due
 * are the whole intervals of the rules strictly between the first bar's open and the last bar's close. A last known rate is never repeated.
 */
public final class FundingPoints {
    /** Where the rate of a funding point came from. */
    public enum Part {
        /** The venue's own settled rate. */
        RECORDED,
        /** The rules' formula from a recorded premium. */
        PREMIUM,
        /** The rules' formula from recorded impact prices and the oracle of the point. */
        IMPACT,
        /** The rules' rate while the premium is inside its dead band, where nothing was recorded. */
        BASE
    }

    private static final long HOUR_MS = 3_600_000;

    private final FundingSeries recorded;
    private final RuleTimeline rules;
    private final FundingChoice choice;
    private long[] timesMs;
    private double[] rates;
    private int[] recordedPlaces;
    private Part[] parts;
    private int count;
    private long[] dueMs = {};
    private boolean[] isFound = {};
    private boolean[] isDerived = {};

    private FundingPoints(FundingSeries recorded, FundingChoice choice, RuleTimeline rules, int room) {
        this.recorded = recorded;
        this.choice = choice;
        this.rules = rules;
        timesMs = new long[room];
        rates = new double[room];
        recordedPlaces = new int[room];
        parts = new Part[room];
    }

    static FundingPoints of(SymbolHistory history, long resolutionMs, FundingChoice choice, RuleTimeline rules) {
        BarSeries bars = history.bars();
        long endMs = bars.openTimeMs(bars.count() - 1) + resolutionMs;
        FundingPoints points = new FundingPoints(history.funding(), choice, rules, history.funding().count() + 16);
        points.findDue(bars.openTimeMs(0), endMs);
        if (choice.mode() != FundingMode.NONE) {
            points.merge();
        }
        return points;
    }

    private void findDue(long fromMs, long endMs) {
        long[] times = new long[16];
        int found = 0;
        long stepMs = 0, changeMs = Long.MIN_VALUE;
        for (long timeMs = nextDueMs(fromMs); timeMs < endMs; timeMs = timeMs + stepMs < changeMs ? timeMs + stepMs : nextDueMs(timeMs)) {
            if (timeMs >= changeMs) {
                stepMs = intervalMs(timeMs);                    // until the rules change, one due time follows the other at this distance
                changeMs = rules.nextChangeMs(timeMs);
            }
            times = found == times.length ? Arrays.copyOf(times, found * 2) : times;
            times[found++] = timeMs;
        }
        dueMs = Arrays.copyOf(times, found);
        isFound = new boolean[found];
        isDerived = new boolean[found];
        int place = recorded.firstAtOrAfter(fromMs);
        for (int i = 0; i < found; i++) {
            while (place < recorded.count() && recorded.timeMs(place) < dueMs[i]) {
                place++;
            }
            boolean isCovered = place < recorded.count() && recorded.timeMs(place) - recorded.intervalMs(place) < dueMs[i];
            isFound[i] = isCovered && recorded.isRateKnown(place);
            isDerived[i] = isCovered && !recorded.isRateKnown(place) && hasPremium(place);
        }
    }

    /** The next whole interval of the rules in force there. */
    private long nextDueMs(long afterMs) {
        long fromMs = afterMs;
        long dueMs = nextMultiple(fromMs, intervalMs(fromMs));
        while (rules.nextChangeMs(fromMs) <= dueMs) {
            fromMs = rules.nextChangeMs(fromMs);
            dueMs = nextMultiple(fromMs - 1, intervalMs(fromMs));
        }
        return dueMs;
    }

    private long intervalMs(long timeMs) {
        return rules.at(timeMs).fundingIntervalHours() * HOUR_MS;
    }

    private static long nextMultiple(long timeMs, long stepMs) {
        return Math.floorDiv(timeMs, stepMs) * stepMs + stepMs;
    }

    private void merge() {
        boolean isFilling = choice.mode() == FundingMode.FILLED;
        int due = 0;
        for (int place = 0; place < recorded.count(); place++) {
            due = isFilling ? fill(due, recorded.timeMs(place)) : due;
            if (recorded.isRateKnown(place)) {
                append(recorded.timeMs(place), recorded.ratePerInterval(place), place, Part.RECORDED);
            } else if (isFilling && hasPremium(place)) {
                append(recorded.timeMs(place), derivedRate(place), place,
                        recorded.isPremiumKnown(place) ? Part.PREMIUM : Part.IMPACT);
            }
        }
        if (isFilling) {
            fill(due, Long.MAX_VALUE);
        }
    }

    private boolean hasPremium(int place) {
        return recorded.isPremiumKnown(place) || (recorded.isImpactKnown(place) && recorded.isOracleKnown(place));
    }

    private double derivedRate(int place) {
        double premium = recorded.isPremiumKnown(place)
                ? recorded.premium(place)
                : PremiumFormula.midPremium(recorded.impactBidUsd(place), recorded.impactAskUsd(place), recorded.oracleUsd(place));
        int hours = (int) Math.max(recorded.intervalMs(place) / HOUR_MS, 1);
        return rules.at(recorded.timeMs(place)).funding().ratePerInterval(premium, hours);
    }

    private int fill(int fromDue, long beforeMs) {
        int due = fromDue;
        while (due < dueMs.length && dueMs[due] < beforeMs) {
            if (!isFound[due] && !isDerived[due]) {
                append(dueMs[due], rules.at(dueMs[due]).baseFundingRatePerInterval(), -1, Part.BASE);
            }
            due++;
        }
        return due;
    }

    private void append(long timeMs, double rate, int recordedPlace, Part part) {
        if (count == timesMs.length) {
            timesMs = Arrays.copyOf(timesMs, count * 2);
            rates = Arrays.copyOf(rates, count * 2);
            recordedPlaces = Arrays.copyOf(recordedPlaces, count * 2);
            parts = Arrays.copyOf(parts, count * 2);
        }
        timesMs[count] = timeMs;
        rates[count] = stressed(rate, timeMs);
        recordedPlaces[count] = recordedPlace;
        parts[count++] = part;
    }

    /** A recorded rate stands as it is; under stress the cap of the date applies. */
    private double stressed(double rate, long timeMs) {
        if (choice.stress() == 1) {
            return rate;
        }
        double cap = rules.at(timeMs).funding().capPerInterval();
        return Math.clamp(rate * choice.stress(), -cap, cap);
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

    /** Where its rate came from. */
    public Part part(int point) {
        return parts[point];
    }

    /** Funding times due after one time and before another while the symbol traded. */
    public int dueCount(long fromMs, long toMs) {
        return Math.max(firstDueAtOrAfter(toMs) - firstDueAtOrAfter(fromMs + 1), 0);
    }

    /** How many of them a recorded rate covers. */
    public int foundCount(long fromMs, long toMs) {
        return count(isFound, fromMs, toMs);
    }

    /** How many of them have no rate, but a premium or impact prices it follows from. */
    public int derivedCount(long fromMs, long toMs) {
        return count(isDerived, fromMs, toMs);
    }

    private int count(boolean[] which, long fromMs, long toMs) {
        int counted = 0;
        int end = firstDueAtOrAfter(toMs);
        for (int i = firstDueAtOrAfter(fromMs + 1); i < end; i++) {
            counted += which[i] ? 1 : 0;
        }
        return counted;
    }

    private int firstDueAtOrAfter(long timeMs) {
        int place = Arrays.binarySearch(dueMs, timeMs);
        return place >= 0 ? place : -place - 1;
    }

    /** Price of a point that settles at an open: its own oracle, else that of the last closed bar, else the last mark. */
    double priceAtOpen(int point, BarSeries bars, int lastClosedRow, double lastMarkUsd) {
        if (hasOwnOracle(point)) {
            return recorded.oracleUsd(recordedPlaces[point]);
        }
        return FundingTape.hasOracle(bars, lastClosedRow) ? bars.value(Field.ORACLE, lastClosedRow) : lastMarkUsd;
    }

    /** Price of a point inside the bar after the last closed one: its own oracle, else that of the last closed bar, else the bar's open. */
    double priceInside(int point, BarSeries bars, int lastClosedRow) {
        return priceAtOpen(point, bars, lastClosedRow, bars.value(Field.OPEN, lastClosedRow + 1));
    }

    private boolean hasOwnOracle(int point) {
        return recordedPlaces[point] >= 0 && recorded.isOracleKnown(recordedPlaces[point]);
    }
}
