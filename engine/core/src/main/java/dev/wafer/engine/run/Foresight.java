package dev.wafer.engine.run;

import dev.wafer.api.Target;
import dev.wafer.engine.feature.WishRows;
import dev.wafer.engine.lane.Lanes;
import dev.wafer.engine.price.PriceTape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** When a strategy will next decide something: known ahead where all of it is a wish for each symbol, made of columns that were computed ahead. */
final class Foresight {
    private final Target[] targets;
    private final WishRows[] wishes;
    /** For each symbol the side that the next change was looked up for, and up to where there is none. */
    private final int[] knownSides;
    private final int[] knownTo;
    /** For each symbol the first tick at which it can want anything. */
    private final int[] readyTicks;

    private final PriceTape[] prices;

    private Foresight(PriceTape[] prices, Target[] targets, WishRows[] wishes, int[] readyTicks) {
        this.prices = prices;
        this.targets = targets;
        this.wishes = wishes;
        this.readyTicks = readyTicks;
        knownSides = new int[targets.length];
        knownTo = new int[targets.length];
        Arrays.fill(knownTo, -1);
    }

    /**
     * The foresight over a run's parts; none if one is more than a wish computed ahead, if its columns are known now and then before they stay known.
     */
    static Optional<Foresight> of(PreparedMarket market, List<Part> parts, Lanes lanes) {
        int count = market.symbolCount();
        Target[] targets = new Target[count];
        WishRows[] wishes = new WishRows[count];
        int[] readyTicks = new int[count];
        for (int s = 0; s < count; s++) {
            Optional<WishRows> rows = s < parts.size() ? rows(parts.get(s), s, lanes) : Optional.empty();
            if (rows.isEmpty() || parts.size() != count) {
                return Optional.empty();
            }
            targets[s] = (Target) parts.get(s).strategy();
            wishes[s] = rows.get();
            readyTicks[s] = parts.get(s).readiness().readyFromTick();
        }
        return Optional.of(new Foresight(market.prices(), targets, wishes, readyTicks));
    }

    private static Optional<WishRows> rows(Part part, int symbol, Lanes lanes) {
        return part.strategy() instanceof Target target && part.readiness().isAtOnce() && part.symbolIndex() == symbol && target.symbol().index() == symbol && target.exposure() > 0
                ? WishRows.of(target.wish(), lanes) : Optional.empty();
    }

    /** First tick, from one to before another, at whose close a symbol's wish is another side than the one last ordered; the end if there is none. */
    int decisionTick(int fromTick, int toTick, OrderDesk desk) {
        int first = toTick;
        for (int s = 0; s < wishes.length; s++) {
            first = Math.min(first, changeTick(s, Math.max(fromTick, readyTicks[s]), toTick, desk.targetSide(s)));
        }
        return first;
    }

    private int changeTick(int s, int fromTick, int toTick, int side) {
        boolean isKnown = side == knownSides[s] && knownTo[s] >= fromTick;
        int from = isKnown ? knownTo[s] : fromTick;
        if (from < toTick) {
            knownSides[s] = side;
            knownTo[s] = nextChange(s, from, toTick, side);
            return knownTo[s];
        }
        return toTick;
    }

    /** A symbol is asked only where it has a bar. */
    private int nextChange(int s, int fromTick, int toTick, int side) {
        int tick = wishes[s].nextChange(fromTick, toTick, side);
        while (tick < toTick && !prices[s].isPresent(tick)) {
            tick = wishes[s].nextChange(tick + 1, toTick, side);
        }
        return tick;
    }

    /** Orders what is wished at the close of a tick, for each symbol whose side changes. */
    void decide(int tick, OrderDesk desk) {
        for (int s = 0; s < wishes.length; s++) {
            int side = desk.targetSide(s);
            int wished = tick < readyTicks[s] || !prices[s].isPresent(tick) ? side : wishes[s].sideAt(tick, side);
            if (wished != side) {
                targets[s].order(wished, desk);
            }
        }
    }
}
