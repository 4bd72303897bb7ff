package dev.wafer.data.simulate;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.session.UsStockSessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The shipped sample, made once, and what the tests measure on it. */
final class Sample {
    static final MarketData DATA = SimulatedMarket.sample();
    static final long HOUR_MS = 3_600_000;
    static final long DAY_MS = 24 * HOUR_MS;

    private Sample() {}

    /** One UTC day of a symbol. */
    record Day(long startMs, boolean isOpen, double volumeUsd, double closeUsd, double openInterestShares) {}

    static BarSeries bars(String ticker) {
        return DATA.history(ticker).orElseThrow().bars();
    }

    static FundingSeries funding(String ticker) {
        return DATA.history(ticker).orElseThrow().funding();
    }

    static long ms(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    /** Value of the bar that ends at a time. */
    static double at(String ticker, Field field, String time) {
        BarSeries bars = bars(ticker);
        return bars.value(field, bars.firstRowAtOrAfter(ms(time)) - 1);
    }

    static double highOf(String ticker, String fromTime, String toTime) {
        BarSeries bars = bars(ticker);
        double highUsd = 0;
        for (int row = bars.firstRowAtOrAfter(ms(fromTime)); row < bars.firstRowAtOrAfter(ms(toTime)); row++) {
            highUsd = Math.max(highUsd, bars.value(Field.HIGH, row));
        }
        return highUsd;
    }

    /** Whole UTC days; open if stocks are in regular session at 15:00Z. */
    static List<Day> days(String ticker, String fromTime, String toTime) {
        BarSeries bars = bars(ticker);
        UsStockSessions sessions = new UsStockSessions();
        List<Day> days = new ArrayList<>();
        for (long startMs = ms(fromTime); startMs < ms(toTime); startMs += DAY_MS) {
            double volumeUsd = 0;
            int end = bars.firstRowAtOrAfter(startMs + DAY_MS);
            for (int row = bars.firstRowAtOrAfter(startMs); row < end; row++) {
                volumeUsd += bars.value(Field.VOLUME, row) * bars.value(Field.CLOSE, row);
            }
            days.add(new Day(startMs, sessions.isExternal(startMs + 15 * HOUR_MS), volumeUsd, bars.value(Field.CLOSE, end - 1),
                    bars.value(Field.OPEN_INTEREST, end - 1)));
        }
        return days;
    }

    static double correlation(double[] left, double[] right) {
        double leftMean = mean(left);
        double rightMean = mean(right);
        double product = 0;
        double leftSquare = 0;
        double rightSquare = 0;
        for (int i = 0; i < left.length; i++) {
            product += (left[i] - leftMean) * (right[i] - rightMean);
            leftSquare += (left[i] - leftMean) * (left[i] - leftMean);
            rightSquare += (right[i] - rightMean) * (right[i] - rightMean);
        }
        return product / StrictMath.sqrt(leftSquare * rightSquare);
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
