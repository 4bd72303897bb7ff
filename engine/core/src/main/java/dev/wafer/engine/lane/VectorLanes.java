package dev.wafer.engine.lane;

import dev.wafer.api.Condition;
import dev.wafer.engine.measure.Drawdown;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops in vector lanes: as many bars side by side as a register holds. Groups of bars with a breach, a new peak of equity or a new low since the
 * peak go bar by bar, so that nothing runs from lane to lane; so do runs that keep the equity of every close. Loaded by name: without the module {@code jdk.incubator.vector}
 * the plain loops serve.
 */
final class VectorLanes extends PlainLanes {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    /**
     * Made by {@link Lanes#fastest}.
     *
     * @throws IllegalStateException if registers hold fewer than four numbers: then lanes gain nothing
     */
    VectorLanes() {
        if (WIDTH < 4) {
            throw new IllegalStateException("vector registers: found room for " + WIDTH + " numbers, expected 4 or more");
        }
    }

    @Override
    int bars(Held held, int fromTick, int toTick) {
        if (held.equitiesUsd.length != 0) {
            return super.bars(held, fromTick, toTick);
        }
        int tick = fromTick;
        while (tick + WIDTH <= toTick) {
            int passed = carryGroups(held, tick, toTick);
            int end = Math.min(passed + WIDTH, toTick);
            tick = super.bars(held, passed, end);
            if (tick < end) {
                return tick;
            }
        }
        return tick < toTick ? super.bars(held, tick, toTick) : tick;
    }

    /** Passes over whole groups without breach, new peak or new low since the peak; returns the first bar not passed. */
    private static int carryGroups(Held held, int fromTick, int toTick) {
        double[] adverses = held.adversesUsd;
        double[] closes = held.closesUsd;
        double[] indexes = held.fundingIndexes;
        DoubleVector qtyShares = DoubleVector.broadcast(SPECIES, held.signedQtyShares);
        DoubleVector absQtyShares = DoubleVector.broadcast(SPECIES, Math.abs(held.signedQtyShares));
        DoubleVector entryUsd = DoubleVector.broadcast(SPECIES, held.entryUsd);
        DoubleVector marginAtChangeUsd = DoubleVector.broadcast(SPECIES, held.marginAtChangeUsd);
        DoubleVector indexAtChange = DoubleVector.broadcast(SPECIES, held.indexAtChange);
        DoubleVector maintenanceFraction = DoubleVector.broadcast(SPECIES, held.maintenanceFraction);
        DoubleVector cashUsd = DoubleVector.broadcast(SPECIES, held.cashUsd);
        DoubleVector peakUsd = DoubleVector.broadcast(SPECIES, held.drawdown.peakUsd());
        DoubleVector lowestCloseUsd = DoubleVector.broadcast(SPECIES, held.drawdown.lowestCloseUsd());
        DoubleVector lowestUsd = DoubleVector.broadcast(SPECIES, held.drawdown.lowestUsd());
        int lastGroup = toTick - WIDTH;
        int tick = fromTick;
        for (; tick <= lastGroup; tick += WIDTH) {
            DoubleVector adverseUsd = DoubleVector.fromArray(SPECIES, adverses, tick);
            DoubleVector marginUsd = marginAtChangeUsd.sub(qtyShares.mul(DoubleVector.fromArray(SPECIES, indexes, tick).sub(indexAtChange)));
            DoubleVector atAdverseUsd = qtyShares.mul(adverseUsd.sub(entryUsd));
            DoubleVector heldUsd = cashUsd.add(marginUsd);
            DoubleVector equityUsd = heldUsd.add(qtyShares.mul(DoubleVector.fromArray(SPECIES, closes, tick).sub(entryUsd)));
            VectorMask<Double> isBreached = marginUsd.add(atAdverseUsd).lt(maintenanceFraction.mul(absQtyShares.mul(adverseUsd)));
            VectorMask<Double> isExtreme = peakUsd.lt(equityUsd).or(equityUsd.lt(lowestCloseUsd)).or(heldUsd.add(atAdverseUsd).lt(lowestUsd));
            if (isBreached.or(isExtreme).anyTrue()) {
                break;
            }
        }
        if (tick > fromTick) {
            held.equityAt(tick - 1);
        }
        return tick;
    }

    @Override
    public long above(double[] left, double[] right, int fromSlot, int count) {
        if (count <= WIDTH || fromSlot + SLOTS > left.length) {
            return super.above(left, right, fromSlot, count);
        }
        long bits = 0;
        for (int k = 0; k < SLOTS; k += WIDTH) {
            bits |= isAbove(DoubleVector.fromArray(SPECIES, left, fromSlot + k), DoubleVector.fromArray(SPECIES, right, fromSlot + k)).toLong() << k;
        }
        return bits & (-1L >>> (SLOTS - count));
    }

    @Override
    public long aboveLevel(double[] left, double level, int fromSlot, int count) {
        if (count <= WIDTH || fromSlot + SLOTS > left.length) {
            return super.aboveLevel(left, level, fromSlot, count);
        }
        DoubleVector right = DoubleVector.broadcast(SPECIES, level);
        long bits = 0;
        for (int k = 0; k < SLOTS; k += WIDTH) {
            bits |= isAbove(DoubleVector.fromArray(SPECIES, left, fromSlot + k), right).toLong() << k;
        }
        return bits & (-1L >>> (SLOTS - count));
    }

    @Override
    public long belowLevel(double[] left, double level, int fromSlot, int count) {
        if (count <= WIDTH || fromSlot + SLOTS > left.length) {
            return super.belowLevel(left, level, fromSlot, count);
        }
        DoubleVector right = DoubleVector.broadcast(SPECIES, level);
        long bits = 0;
        for (int k = 0; k < SLOTS; k += WIDTH) {
            bits |= isAbove(right, DoubleVector.fromArray(SPECIES, left, fromSlot + k)).toLong() << k;
        }
        return bits & (-1L >>> (SLOTS - count));
    }

    /** {@link Condition#isAbove} in lanes; a gap above a share of a size is above zero. */
    private static VectorMask<Double> isAbove(DoubleVector left, DoubleVector right) {
        DoubleVector gap = left.sub(right);
        return gap.compare(VectorOperators.GT, left.abs().mul(Condition.RELATIVE_TIE))
                .and(gap.compare(VectorOperators.GT, right.abs().mul(Condition.RELATIVE_TIE)));
    }
}
