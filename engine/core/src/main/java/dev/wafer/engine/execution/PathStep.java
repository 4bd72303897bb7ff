package dev.wafer.engine.execution;

import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.execution.LegOrders.Choice;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.price.PriceTape;

/**
 * Decides whether anything can happen inside a bar, in which order high and low are visited, and walks. Most bars need no walk: no order in range,
 * no breach at the adverse extreme. The order is chosen per symbol after the open fills: with a position by the policy alone; flat with orders that
 * could act, pessimistic and optimistic try both orders on the real state, put it back, and take the one with less, or more, equity at the close
 * (tie: low first). Where an order is in range, both are tried to see whether it matters: then the bar is ambiguous. All cross symbols take one
 * order: {@link CrossLegs}.
 */
public final class PathStep {
    private static final double TIE_USD = 1e-6;

    private final Venue venue;
    private final PriceTape[] tapes;
    private final PathPolicy policy;
    private final LegOrders legOrders;
    private final BarPath path;
    private final Snapshot snapshot;
    private final Levels levels;
    private final CrossLegs cross;
    private final boolean[] isActing;
    private final boolean[] lowComesFirst;
    private double rehearsedEquityUsd;

    /**
     * The step for a venue and its symbols' prices.
     *
     * @param scratch an account of the same symbols to keep states in
     */
    public PathStep(Venue venue, PriceTape[] tapes, PathPolicy policy, LegOrders legOrders, Account scratch) {
        this.venue = venue;
        this.tapes = tapes.clone();
        this.policy = policy;
        this.legOrders = legOrders;
        path = new BarPath(venue, tapes);
        snapshot = new Snapshot(venue, scratch);
        levels = new Levels(venue, tapes);
        cross = new CrossLegs(venue, tapes, policy, legOrders, path, snapshot, levels);
        isActing = new boolean[tapes.length];
        lowComesFirst = new boolean[tapes.length];
    }

    /** Whether an order or a liquidation can happen inside a bar of a symbol, as it stands after the open; not asked of the cross account. */
    public boolean canAct(int symbol, int tick) {
        return levels.canAct(symbol, tick);
    }

    /** Whether the cross account could be liquidated inside a bar. */
    public boolean isCrossAtRisk(int tick) {
        return levels.isCrossAtRisk(tick);
    }

    /** Whether a position with these rules would first meet its adverse extreme; for cross positions, which move together, always the low. */
    public boolean isLowFirst(int symbol, int tick) {
        PriceTape tape = tapes[symbol];
        Position position = venue.account().position(symbol);
        boolean isLong = position.isCross() || position.signedLots() >= 0;
        return switch (policy) {
            case PESSIMISTIC, SUB_BARS -> isLong;
            case OPTIMISTIC -> position.isCross() || !isLong;
            case ADAPTIVE -> isLowNearer(tape, tick);
            case OPEN_HIGH_LOW_CLOSE -> false;
            case OPEN_LOW_HIGH_CLOSE -> true;
        };
    }

    /** Compares to a millionth of a USDC: what rounding alone tells apart is a tie. */
    static int compareForTies(double aUsd, double bUsd) {
        return Double.compare(Math.rint(aUsd / TIE_USD) + 0.0, Math.rint(bUsd / TIE_USD) + 0.0);
    }

    static boolean isLowNearer(PriceTape tape, int tick) {
        return tape.openUsd(tick) - tape.lowUsd(tick) <= tape.highUsd(tick) - tape.openUsd(tick);
    }

    /** Walks a bar in which at least one symbol can act. Returns the lowest equity on the way, USDC. */
    public double walk(int tick, long openTimeMs, long resolutionMs) {
        for (int s = 0; s < tapes.length; s++) {
            isActing[s] = canAct(s, tick);
        }
        boolean isCrossActing = cross.find(tick, isActing);
        boolean isCrossLowFirst = isCrossActing && cross.isLowFirst(tick, openTimeMs, resolutionMs);
        for (int s = 0; s < tapes.length; s++) {
            if (isCrossActing && cross.isMember(s)) {
                isActing[s] = tapes[s].isPresent(tick);
                lowComesFirst[s] = isCrossLowFirst;
            } else {
                lowComesFirst[s] = isActing[s] ? chooseOrder(s, tick, openTimeMs, resolutionMs) : isLowFirst(s, tick);
            }
        }
        path.begin(tick, openTimeMs, resolutionMs);
        for (int s = 0; s < tapes.length; s++) {
            path.lay(s, tick, lowComesFirst[s]);
            path.setWalking(s, isActing[s]);
        }
        path.walk();
        return path.lowestEquityUsd();
    }

    private boolean chooseOrder(int symbol, int tick, long openTimeMs, long resolutionMs) {
        Choice said = legOrders.of(symbol, tick);
        boolean isFlat = venue.account().position(symbol).isFlat();
        if (!isFlat && levels.count(symbol, tick) < 2) {
            return said == Choice.BY_POLICY ? isLowFirst(symbol, tick) : said == Choice.LOW_FIRST;
        }
        long lowFirst = rehearse(symbol, tick, openTimeMs, resolutionMs, true);
        double lowFirstUsd = rehearsedEquityUsd;
        long highFirst = rehearse(symbol, tick, openTimeMs, resolutionMs, false);
        double highFirstUsd = rehearsedEquityUsd;
        if (lowFirst != highFirst) {
            venue.journal().row(Entry.AMBIGUOUS, openTimeMs, symbol).because("high and low in another order fill otherwise");
        }
        if (said != Choice.BY_POLICY) {
            return said == Choice.LOW_FIRST;
        }
        if (!isFlat) {
            return isLowFirst(symbol, tick);
        }
        return switch (policy) {
            case PESSIMISTIC, SUB_BARS -> compareForTies(lowFirstUsd, highFirstUsd) <= 0;
            case OPTIMISTIC -> compareForTies(lowFirstUsd, highFirstUsd) >= 0;
            case ADAPTIVE, OPEN_HIGH_LOW_CLOSE, OPEN_LOW_HIGH_CLOSE -> isLowFirst(symbol, tick);
        };
    }

    /** Walks one symbol alone, puts everything back, and returns what would have filled; the equity at the close in a field. */
    private long rehearse(int symbol, int tick, long openTimeMs, long resolutionMs, boolean isLowFirst) {
        snapshot.save();
        path.begin(tick, openTimeMs, resolutionMs);
        path.lay(symbol, tick, isLowFirst);
        path.setWalking(symbol, true);
        path.walk();
        Position position = venue.account().position(symbol);
        rehearsedEquityUsd = venue.account().cashAndMarginsUsd() + position.unrealizedUsd(tapes[symbol].markCloseUsd(tick));
        long signature = venue.journal().fillSignature(snapshot.entries());
        snapshot.restore();
        return signature;
    }
}
