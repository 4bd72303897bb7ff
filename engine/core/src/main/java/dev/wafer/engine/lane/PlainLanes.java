package dev.wafer.engine.lane;

import dev.wafer.api.Condition;
import dev.wafer.engine.measure.Drawdown;

/** The loops in plain Java: bar after bar, but for whole blocks in which nothing can happen. */
public class PlainLanes implements Lanes {
    /** Without state. */
    public PlainLanes() {}

    @Override
    public final int carry(Held held, int fromTick, int toTick) {
        if (held.equitiesUsd.length != 0) {
            return bars(held, fromTick, toTick);
        }
        int tick = fromTick;
        while (tick < toTick) {
            int block = tick / Extremes.BLOCK;
            int calmTo = Math.min(held.calmEnd(block, toTick) * Extremes.BLOCK, toTick);
            if (calmTo > tick) {
                tick = calmTo;
                held.equityAt(tick - 1);
                continue;
            }
            int end = Math.min((block + 1) * Extremes.BLOCK, toTick);
            if (bars(held, tick, end) < end) {
                return held.firstNotPassed;
            }
            tick = end;
        }
        return tick;
    }

    /** Carries over bars one by one; what {@link #carry} says of them. */
    int bars(Held held, int fromTick, int toTick) {
        double[] adverses = held.adversesUsd;
        double[] closes = held.closesUsd;
        double[] indexes = held.fundingIndexes;
        double[] equities = held.equitiesUsd;
        int offset = held.equityOffset;
        boolean isWriting = equities.length != 0;
        double qtyShares = held.signedQtyShares;
        double absQtyShares = Math.abs(qtyShares);
        double entryUsd = held.entryUsd;
        double marginAtChangeUsd = held.marginAtChangeUsd;
        double indexAtChange = held.indexAtChange;
        double maintenanceFraction = held.maintenanceFraction;
        double cashUsd = held.cashUsd;
        Drawdown drawdown = held.drawdown;
        double peakUsd = drawdown.peakUsd();
        double lowestCloseUsd = drawdown.lowestCloseUsd();
        double lowestUsd = drawdown.lowestUsd();
        double equityUsd = held.equityUsd;
        int tick = fromTick;
        for (; tick < toTick; tick++) {
            double adverseUsd = adverses[tick];
            double marginUsd = marginAtChangeUsd - qtyShares * (indexes[tick] - indexAtChange);
            double atAdverseUsd = qtyShares * (adverseUsd - entryUsd);
            if (marginUsd + atAdverseUsd < maintenanceFraction * (absQtyShares * adverseUsd)) {
                break;
            }
            double heldUsd = cashUsd + marginUsd;
            double insideUsd = heldUsd + atAdverseUsd;
            lowestUsd = insideUsd < lowestUsd ? insideUsd : lowestUsd;
            equityUsd = heldUsd + qtyShares * (closes[tick] - entryUsd);
            if (equityUsd > peakUsd) {
                drawdown.fallTo(lowestCloseUsd, lowestUsd);
                drawdown.close(equityUsd);
                peakUsd = equityUsd;
                lowestCloseUsd = equityUsd;
                lowestUsd = equityUsd;
            } else if (equityUsd < lowestCloseUsd) {
                lowestCloseUsd = equityUsd;
                lowestUsd = equityUsd < lowestUsd ? equityUsd : lowestUsd;
            }
            if (isWriting) {
                equities[tick + offset] = equityUsd;
            }
        }
        drawdown.fallTo(lowestCloseUsd, lowestUsd);
        held.equityUsd = equityUsd;
        held.firstNotPassed = tick;
        return tick;
    }

    @Override
    public final int firstBreach(Held held, int fromTick, int toTick) {
        int tick = fromTick;
        while (tick < toTick) {
            int block = tick / Extremes.BLOCK;
            int end = Math.min((block + 1) * Extremes.BLOCK, toTick);
            if (!held.isSafe(block)) {
                int breach = firstBreachOfBars(held, tick, end);
                if (breach < end) {
                    return breach;
                }
            }
            tick = end;
        }
        return toTick;
    }

    private static int firstBreachOfBars(Held held, int fromTick, int toTick) {
        double[] adverses = held.adversesUsd;
        double[] indexes = held.fundingIndexes;
        double qtyShares = held.signedQtyShares;
        double absQtyShares = Math.abs(qtyShares);
        double entryUsd = held.entryUsd;
        double marginAtChangeUsd = held.marginAtChangeUsd;
        double indexAtChange = held.indexAtChange;
        double maintenanceFraction = held.maintenanceFraction;
        for (int tick = fromTick; tick < toTick; tick++) {
            double adverseUsd = adverses[tick];
            double marginUsd = marginAtChangeUsd - qtyShares * (indexes[tick] - indexAtChange);
            if (marginUsd + qtyShares * (adverseUsd - entryUsd) < maintenanceFraction * (absQtyShares * adverseUsd)) {
                return tick;
            }
        }
        return toTick;
    }

    @Override
    public final boolean isNowhereAbove(Row left, Row right, int block) {
        return left.extremes().greatest[block] <= right.extremes().least[block] || !isAnyLarger(left.values(), right.values(), block * Extremes.BLOCK);
    }

    /** Whether one of a block's slots holds a larger value on the left: what is above is larger. */
    boolean isAnyLarger(double[] left, double[] right, int fromSlot) {
        boolean isAny = false;
        for (int k = fromSlot; k < fromSlot + Extremes.BLOCK; k++) {
            isAny |= left[k] > right[k];
        }
        return isAny;
    }

    @Override
    public final boolean isNowhereAboveLevel(Row left, double level, int block) {
        return left.extremes().greatest[block] <= level;
    }

    @Override
    public final boolean isNowhereBelowLevel(Row left, double level, int block) {
        return left.extremes().least[block] >= level;
    }

    @Override
    public long above(double[] left, double[] right, int fromSlot, int count) {
        long bits = 0;
        for (int k = 0; k < count; k++) {
            bits |= (Condition.isAbove(left[fromSlot + k], right[fromSlot + k]) ? 1L : 0L) << k;
        }
        return bits;
    }

    @Override
    public long aboveLevel(double[] left, double level, int fromSlot, int count) {
        long bits = 0;
        for (int k = 0; k < count; k++) {
            bits |= (Condition.isAbove(left[fromSlot + k], level) ? 1L : 0L) << k;
        }
        return bits;
    }

    @Override
    public long belowLevel(double[] left, double level, int fromSlot, int count) {
        long bits = 0;
        for (int k = 0; k < count; k++) {
            bits |= (Condition.isAbove(level, left[fromSlot + k]) ? 1L : 0L) << k;
        }
        return bits;
    }
}
