package dev.wafer.engine.twin;

import dev.wafer.engine.twin.TwinFlow.Flag;
import dev.wafer.engine.twin.TwinFlow.Kind;
import dev.wafer.engine.twin.TwinResult.Leg;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One waiting order: a target, an order of the trader, or an exit that came alive with a fill. */
final class TwinOrder {
    /** What the exits of one order still cover together; a fill of one leaves less for the others. */
    static final class Cover {
        long lots;
    }

    private final TwinFlow.Order asked;
    final long id;
    final Leg leg;
    final int symbol;
    final boolean isTarget;
    final Kind kind;
    final Set<Flag> flags;
    /** +1 buy, -1 sell; of targets and closing orders the position decides. */
    final int side;
    /** Limit or trigger price on the grid; distance of a trailing stop. */
    final BigDecimal price;
    final TwinFlow.Exits exits;
    /** Ordinal of the symbol's first bar at which this order can act; the first bar of a symbol is 1. */
    final long firstBarOrdinal;
    /** Of exits only: shared with the other exits of the same order. */
    final Optional<Cover> cover;

    /** Lots still to do; of a target: the wanted signed position. Unused for exits and closing orders. */
    long lots;
    /** Of a parent: what its exits cover, once they came alive. */
    Optional<Cover> coverOfExits = Optional.empty();
    /** Best reference price seen by a trailing stop. */
    Optional<BigDecimal> best = Optional.empty();
    boolean isTried;
    boolean isTriggered;
    boolean hasActedInBar;
    boolean isAlive = true;

    TwinOrder(long id, Leg leg, boolean isTarget, TwinFlow.Order asked, BigDecimal price, long firstBarOrdinal, Optional<Cover> cover) {
        this.asked = asked;
        this.id = id;
        this.leg = leg;
        this.symbol = asked.symbol();
        this.isTarget = isTarget;
        this.kind = asked.kind();
        this.flags = asked.flags();
        this.side = asked.side();
        this.price = price;
        this.exits = asked.exits();
        this.firstBarOrdinal = firstBarOrdinal;
        this.cover = cover;
        this.lots = asked.lots();
    }

    /** A copy for a rehearsal; covers are shared among copies as among the originals. */
    TwinOrder copy(Map<Cover, Cover> covers) {
        Optional<Cover> copiedCover = cover.map(original -> copyOf(original, covers));
        TwinOrder copy = new TwinOrder(id, leg, isTarget, asked, price, firstBarOrdinal, copiedCover);
        copy.lots = lots;
        copy.coverOfExits = coverOfExits.map(original -> copyOf(original, covers));
        copy.best = best;
        copy.isTried = isTried;
        copy.isTriggered = isTriggered;
        copy.hasActedInBar = hasActedInBar;
        copy.isAlive = isAlive;
        return copy;
    }

    private static Cover copyOf(Cover original, Map<Cover, Cover> covers) {
        return covers.computeIfAbsent(original, any -> {
            Cover copy = new Cover();
            copy.lots = original.lots;
            return copy;
        });
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    boolean isExit() {
        return cover.isPresent();
    }

    boolean isReduceOnly() {
        return isExit() || has(Flag.REDUCE_ONLY) || has(Flag.CLOSE);
    }

    boolean isLimit() {
        return kind == Kind.LIMIT && !isTarget;
    }

    /** Stop, take-profit or trailing stop that still waits for its price. */
    boolean waitsForTrigger() {
        return !isTarget && kind != Kind.MARKET && kind != Kind.LIMIT && !isTriggered;
    }

    /** A market order of the trader whose rest does not work on. */
    boolean isPlainMarket() {
        return !isTarget && kind == Kind.MARKET && !isReduceOnly();
    }

    /** Side of what this order does to a position of so many lots; 0: nothing. */
    int sideFor(long heldLots) {
        if (isTarget) {
            return Long.signum(lots - heldLots);
        }
        return has(Flag.CLOSE) ? -Long.signum(heldLots) : side;
    }

    /** Lots this order still wants to trade, given the position. */
    long lotsFor(long heldLots) {
        if (isTarget) {
            return Math.abs(lots - heldLots);
        }
        if (!isReduceOnly()) {
            return lots;
        }
        if (Long.signum(heldLots) != -sideFor(heldLots)) {
            return 0;
        }
        long wanted = has(Flag.CLOSE) ? Math.abs(heldLots) : cover.map(shared -> shared.lots).orElse(lots);
        return Math.min(wanted, Math.abs(heldLots));
    }

    /** Takes the lots of a fill off what is left to do. */
    void take(long filledLots) {
        if (cover.isPresent()) {
            cover.get().lots -= filledLots;
        } else if (!isTarget && !has(Flag.CLOSE)) {
            lots -= filledLots;
        }
    }

    /** Whether nothing is left to do after a fill that left this position. */
    boolean isDone(long heldLots) {
        if (isTarget) {
            return heldLots == lots;
        }
        if (has(Flag.CLOSE)) {
            return heldLots == 0;
        }
        return cover.map(shared -> shared.lots).orElse(lots) == 0;
    }

    /** Price at which a waiting order triggers; a trailing stop before its first price has none. */
    Optional<BigDecimal> triggerPrice(int sideNow) {
        if (kind != Kind.TRAILING_STOP) {
            return Optional.of(price);
        }
        return best.map(peak -> sideNow < 0 ? peak.subtract(price) : peak.add(price));
    }

    /** Whether the order triggers when the price is at or above its trigger price; otherwise at or below. */
    boolean triggersUpwards(int sideNow) {
        return kind == Kind.TAKE_PROFIT ? sideNow < 0 : sideNow > 0;
    }

    /** A trailing stop follows the best price for the position it would close: the highest for a sell, the lowest for a buy. */
    void follow(BigDecimal reference, int sideNow) {
        if (kind == Kind.TRAILING_STOP && !isTriggered) {
            best = Optional.of(best.map(peak -> sideNow < 0 ? TwinNumbers.max(peak, reference) : TwinNumbers.min(peak, reference)).orElse(reference));
        }
    }
}
