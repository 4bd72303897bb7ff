package dev.wafer.cli.page;

import dev.wafer.engine.measure.EquityCurve;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The return of each calendar month, UTC; the first and the last may be parts of one. */
final class MonthlyReturns {
    private MonthlyReturns() {}

    /**
     * One month.
     *
     * @param month which
     * @param fromUsd equity when it began
     * @param toUsd equity when it ended
     */
    record Month(YearMonth month, double fromUsd, double toUsd) {}

    /** Months in order. A sample at 00:00 of the first day ends the month before. */
    static List<Month> of(EquityCurve curve) {
        List<Month> months = new ArrayList<>();
        double fromUsd = curve.count() == 0 ? 0 : curve.equityUsd(0);
        for (int sample = 1; sample < curve.count(); sample++) {
            YearMonth month = month(curve.timeMs(sample) - 1);
            boolean isLast = sample + 1 == curve.count() || !month(curve.timeMs(sample + 1) - 1).equals(month);
            if (isLast) {
                months.add(new Month(month, fromUsd, curve.equityUsd(sample)));
                fromUsd = curve.equityUsd(sample);
            }
        }
        return months;
    }

    private static YearMonth month(long timeMs) {
        return YearMonth.from(Instant.ofEpochMilli(timeMs).atZone(ZoneOffset.UTC));
    }
}
