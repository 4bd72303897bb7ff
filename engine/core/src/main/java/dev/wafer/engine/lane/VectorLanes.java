package dev.wafer.engine.lane;

import dev.wafer.api.Condition;
import dev.wafer.engine.measure.Drawdown;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops in vector lanes: as many bars side by side as a register holds. Groups of bars with a breach or a new peak of equity go bar by bar, so that
 * nothing runs from lane to lane but the least value, whose bits do not depend on the order; so do runs that keep the equity of every close. Loaded by name:
 * without the module {@code jdk.incubator.vector} the plain loops serve.
 */
final class VectorLanes extends PlainLanes {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    /** So few slots are compared faster one by one. */
    private static final int FEW = 16;

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

    /** Passes over whole groups without breach or new peak; returns the first bar not passed. */
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
            DoubleVector insideUsd = heldUsd.add(atAdverseUsd);
            DoubleVector equityUsd = heldUsd.add(qtyShares.mul(DoubleVector.fromArray(SPECIES, closes, tick).sub(entryUsd)));
            VectorMask<Double> isBreached = marginUsd.add(atAdverseUsd).lt(maintenanceFraction.mul(absQtyShares.mul(adverseUsd)));
            if (isBreached.or(peakUsd.lt(equityUsd)).anyTrue()) {
                break;
            }
            lowestCloseUsd = lower(lowestCloseUsd, equityUsd);
            lowestUsd = lower(lowestUsd, lower(insideUsd, equityUsd));
        }
        if (tick > fromTick) {
            if (lowestUsd.lt(held.drawdown.lowestUsd()).or(lowestCloseUsd.lt(held.drawdown.lowestCloseUsd())).anyTrue()) {
                held.drawdown.fallTo(least(lowestCloseUsd, held.scratch), least(lowestUsd, held.scratch));
            }
            held.equityAt(tick - 1);
        }
        return tick;
    }

    private static double least(DoubleVector values, double[] scratch) {
        values.intoArray(scratch, 0);
        double least = scratch[0];
        for (int lane = 1; lane < WIDTH; lane++) {
            least = scratch[lane] < least ? scratch[lane] : least;
        }
        return least;
    }

    private static DoubleVector lower(DoubleVector one, DoubleVector other) {
        return one.blend(other, other.lt(one));
    }

    @Override
    public long above(double[] left, double[] right, int fromSlot, int count) {
        if (count <= FEW || fromSlot + count + WIDTH > left.length) {
            return super.above(left, right, fromSlot, count);
        }
        long bits = 0;
        for (int k = 0; k < count; k += WIDTH) {
            bits |= isAbove(DoubleVector.fromArray(SPECIES, left, fromSlot + k), DoubleVector.fromArray(SPECIES, right, fromSlot + k)).toLong() << k;
        }
        return bits & (-1L >>> (SLOTS - count));
    }

    @Override
    boolean isAnyLarger(double[] left, double[] right, int fromSlot) {
        VectorMask<Double> isLarger = isLarger(left, right, fromSlot);
        for (int k = WIDTH; k < Extremes.BLOCK; k += WIDTH) {
            isLarger = isLarger.or(isLarger(left, right, fromSlot + k));
        }
        return isLarger.anyTrue();
    }

    private static VectorMask<Double> isLarger(double[] left, double[] right, int fromSlot) {
        return DoubleVector.fromArray(SPECIES, left, fromSlot).compare(VectorOperators.GT, DoubleVector.fromArray(SPECIES, right, fromSlot));
    }

    @Override
    public long aboveLevel(double[] left, double level, int fromSlot, int count) {
        if (count <= WIDTH || fromSlot + count + WIDTH > left.length) {
            return super.aboveLevel(left, level, fromSlot, count);
        }
        DoubleVector right = DoubleVector.broadcast(SPECIES, level);
        long bits = 0;
        for (int k = 0; k < count; k += WIDTH) {
            bits |= isAbove(DoubleVector.fromArray(SPECIES, left, fromSlot + k), right).toLong() << k;
        }
        return bits & (-1L >>> (SLOTS - count));
    }

    @Override
    public long belowLevel(double[] left, double level, int fromSlot, int count) {
        if (count <= WIDTH || fromSlot + count + WIDTH > left.length) {
            return super.belowLevel(left, level, fromSlot, count);
        }
        DoubleVector right = DoubleVector.broadcast(SPECIES, level);
        long bits = 0;
        for (int k = 0; k < count; k += WIDTH) {
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
