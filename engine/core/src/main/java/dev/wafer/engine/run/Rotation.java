package dev.wafer.engine.run;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import java.util.Arrays;

/**
 * Open interest of other bars: what stood at a tick stands some ticks later, and what would leave a span at its end comes in at its start. A bar whose
 * counterpart the symbol does not have is without.
 */
final class Rotation {
    private final long[] clockMs;
    private final int fromTick;
    private final int toTick;
    private final int shiftTicks;

    /** Within the ticks from one to before another, by so many, any whole number; {@code clockMs} are the open times of all ticks. */
    Rotation(long[] clockMs, int fromTick, int toTick, int shiftTicks) {
        this.clockMs = clockMs;
        this.fromTick = fromTick;
        this.toTick = toTick;
        this.shiftTicks = shiftTicks;
    }

    BarSeries of(BarSeries bars) {
        int length = toTick - fromTick;
        double[] byTick = new double[length];
        Arrays.fill(byTick, Double.NaN);
        int firstRow = length == 0 ? bars.count() : bars.firstRowAtOrAfter(clockMs[fromTick]);
        int endRow = toTick == clockMs.length ? bars.count() : bars.firstRowAtOrAfter(clockMs[toTick]);
        int[] place = places(bars, firstRow, endRow);
        double[] rotated = new double[bars.count()];
        for (int row = 0; row < rotated.length; row++) {
            rotated[row] = known(bars, row);
        }
        for (int row = firstRow; row < endRow; row++) {
            byTick[Math.floorMod(place[row - firstRow] + shiftTicks, length)] = rotated[row];
        }
        for (int row = firstRow; row < endRow; row++) {
            rotated[row] = byTick[place[row - firstRow]];
        }
        return bars.withQuantity(Field.OPEN_INTEREST, rotated);
    }

    /** Place of each row's tick in the span. */
    private int[] places(BarSeries bars, int firstRow, int endRow) {
        int[] places = new int[Math.max(endRow - firstRow, 0)];
        int tick = fromTick;
        for (int row = firstRow; row < endRow; row++) {
            while (clockMs[tick] != bars.openTimeMs(row)) {
                tick++;
            }
            places[row - firstRow] = tick - fromTick;
        }
        return places;
    }

    private static double known(BarSeries bars, int row) {
        return bars.isKnown(Field.OPEN_INTEREST, row) ? bars.value(Field.OPEN_INTEREST, row) : Double.NaN;
    }
}
