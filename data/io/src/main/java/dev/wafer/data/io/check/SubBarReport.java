package dev.wafer.data.io.check;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import java.util.OptionalLong;

/**
 * How the finer bars of a symbol lie in its bars.
 *
 * @param rows finer bars
 * @param fullBars bars that are divided without a gap
 * @param partialBars bars that have some of their finer bars
 * @param firstPartialMs open of the first of these
 * @param outsideBars bars whose finer bars leave their high and low
 * @param firstOutsideMs open of the first of these
 */
public record SubBarReport(int rows, int fullBars, int partialBars, OptionalLong firstPartialMs, int outsideBars, OptionalLong firstOutsideMs) {
    static SubBarReport of(BarSeries bars, BarSeries finer, long resolutionMs, long subResolutionMs) {
        int fullBars = 0;
        int partialBars = 0;
        int outsideBars = 0;
        OptionalLong firstPartialMs = OptionalLong.empty();
        OptionalLong firstOutsideMs = OptionalLong.empty();
        for (int row = 0; row < bars.count(); row++) {
            long openTimeMs = bars.openTimeMs(row);
            int from = finer.firstRowAtOrAfter(openTimeMs);
            int to = finer.firstRowAtOrAfter(openTimeMs + resolutionMs);
            if (to - from == resolutionMs / subResolutionMs) {
                fullBars++;
            } else if (to > from) {
                partialBars++;
                firstPartialMs = OptionalLong.of(firstPartialMs.orElse(openTimeMs));
            }
            if (isOutside(bars, row, finer, from, to)) {
                outsideBars++;
                firstOutsideMs = OptionalLong.of(firstOutsideMs.orElse(openTimeMs));
            }
        }
        return new SubBarReport(finer.count(), fullBars, partialBars, firstPartialMs, outsideBars, firstOutsideMs);
    }

    private static boolean isOutside(BarSeries bars, int row, BarSeries finer, int from, int to) {
        for (int place = from; place < to; place++) {
            if (finer.value(Field.HIGH, place) > bars.value(Field.HIGH, row) || finer.value(Field.LOW, place) < bars.value(Field.LOW, row)) {
                return true;
            }
        }
        return false;
    }
}
