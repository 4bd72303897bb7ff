package dev.wafer.ta4j;

import dev.wafer.api.Column;
import dev.wafer.api.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/**
 * Adds each bar to a series as it closes; its value is the bar's index there. The volume is not an input, since a row without one is a bar all the
 * same: it counts if it is known and belongs to the bar that is added.
 */
record AddedBar(Column open, Column high, Column low, Column close, Optional<Column> volume, Duration length, BarSeries series) implements Feature {
    private static final long NO_TRADES_COUNTED = 0;

    @Override
    public State start() {
        NumFactory numbers = series.numFactory();
        return out -> {
            Instant end = Instant.ofEpochMilli(close.endMs());
            series.addBar(new BaseBar(length, end.minus(length), end, numbers.numOf(open.now()), numbers.numOf(high.now()), numbers.numOf(low.now()),
                    numbers.numOf(close.now()), volumeOfBar(numbers), NaN.NaN, NO_TRADES_COUNTED));
            out.set(series.getEndIndex());
        };
    }

    private Num volumeOfBar(NumFactory numbers) {
        return volume.filter(shares -> shares.isKnown() && shares.endMs() == close.endMs()).map(shares -> numbers.numOf(shares.now())).orElse(NaN.NaN);
    }

    @Override
    public String toString() {
        return "ta4j bars of " + series.getName();
    }
}
