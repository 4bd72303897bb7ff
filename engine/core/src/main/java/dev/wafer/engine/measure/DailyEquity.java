package dev.wafer.engine.measure;

import java.util.Arrays;

/** Samples equity at the start and at each 00:00 UTC passed; where no close falls on it, the last one before it counts. */
public final class DailyEquity {
    private static final long DAY_MS = 86_400_000;

    private long[] timesMs;
    private double[] equitiesUsd;
    private int count;
    private long nextMidnightMs;
    private double lastUsd;

    /** Starts with the capital at a time; room for the days until an end. */
    public DailyEquity(long startMs, double capitalUsd, long endMs) {
        int room = (int) Math.max((endMs - startMs) / DAY_MS + 3, 4);
        timesMs = new long[room];
        equitiesUsd = new double[room];
        timesMs[0] = startMs;
        equitiesUsd[0] = capitalUsd;
        count = 1;
        lastUsd = capitalUsd;
        nextMidnightMs = Math.floorDiv(startMs, DAY_MS) * DAY_MS + DAY_MS;
    }

    /** Equity at a close; closes come in order. */
    public void close(long closeTimeMs, double equityUsd) {
        if (closeTimeMs >= nextMidnightMs) {
            passMidnights(closeTimeMs, equityUsd);
        }
        lastUsd = equityUsd;
    }

    private void passMidnights(long closeTimeMs, double equityUsd) {
        while (closeTimeMs >= nextMidnightMs) {
            if (count == timesMs.length) {
                timesMs = Arrays.copyOf(timesMs, count * 2);
                equitiesUsd = Arrays.copyOf(equitiesUsd, count * 2);
            }
            timesMs[count] = nextMidnightMs;
            equitiesUsd[count++] = closeTimeMs == nextMidnightMs ? equityUsd : lastUsd;
            nextMidnightMs += DAY_MS;
        }
    }

    /** The samples. */
    public EquityCurve curve() {
        return new EquityCurve(Arrays.copyOf(timesMs, count), Arrays.copyOf(equitiesUsd, count));
    }
}
