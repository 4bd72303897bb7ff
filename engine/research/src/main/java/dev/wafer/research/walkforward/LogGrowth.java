package dev.wafer.research.walkforward;

import dev.wafer.data.series.TimeSpan;
import java.util.OptionalDouble;

/** Mean log growth per day over spans that are added one by one; not defined once one of them has lost everything. */
final class LogGrowth {
    private static final double DAY_MS = 86_400_000.0;

    private double sum;
    private double days;

    static OptionalDouble perDay(double totalReturn, TimeSpan span) {
        LogGrowth growth = new LogGrowth();
        growth.add(totalReturn, span);
        return growth.perDay();
    }

    /** {@code totalReturn}: final equity / capital - 1. */
    void add(double totalReturn, TimeSpan span) {
        sum += totalReturn > -1 ? StrictMath.log1p(totalReturn) : Double.NEGATIVE_INFINITY;
        days += (span.toMs() - span.fromMs()) / DAY_MS;
    }

    OptionalDouble perDay() {
        return days > 0 && Double.isFinite(sum) ? OptionalDouble.of(sum / days) : OptionalDouble.empty();
    }
}
