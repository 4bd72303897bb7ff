package dev.wafer.engine.execution;

import dev.wafer.engine.account.Account;

/** Walks a bar through its recorded finer bars, one after the other, each pessimistic. */
public final class SubBarWalk {
    private final SubBars subBars;
    private final PathStep step;
    private final int symbolCount;

    /** The walk for a venue; {@code scratch} is an account of the same symbols to keep states in. */
    public SubBarWalk(Venue venue, SubBars subBars, Account scratch) {
        this.subBars = subBars;
        symbolCount = venue.symbolCount();
        step = new PathStep(venue, subBars.tapes(), PathPolicy.PESSIMISTIC, LegOrders.BY_POLICY, scratch);
    }

    /** Whether every symbol that has a bar has finer ones in it. */
    public boolean covers(Venue venue, long openTimeMs, long resolutionMs) {
        int from = subBars.firstAtOrAfter(openTimeMs);
        int to = subBars.firstAtOrAfter(openTimeMs + resolutionMs);
        for (int s = 0; s < symbolCount; s++) {
            if (venue.moment().isPresent(s) && !subBars.hasBars(s, from, to)) {
                return false;
            }
        }
        return from < to;
    }

    /** Walks; returns the lowest equity on the way, USDC. */
    public double walk(long openTimeMs, long resolutionMs) {
        int to = subBars.firstAtOrAfter(openTimeMs + resolutionMs);
        double lowestUsd = Double.MAX_VALUE;
        for (int tick = subBars.firstAtOrAfter(openTimeMs); tick < to; tick++) {
            lowestUsd = Math.min(lowestUsd, step.walk(tick, subBars.openTimeMs(tick), subBars.resolutionMs()));
        }
        return lowestUsd;
    }
}
