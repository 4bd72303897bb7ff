package dev.wafer.ta4j;

import dev.wafer.api.Column;
import dev.wafer.api.Feature;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/** An indicator's value at each bar, once the indicator is stable. */
record IndicatorRow(Column barIndex, Indicator<Num> indicator, String name) implements Feature {
    @Override
    public State start() {
        return out -> {
            int index = (int) barIndex.now();
            if (index >= indicator.getCountOfUnstableBars()) {
                out.set(indicator.getValue(index).doubleValue());
            }
        };
    }

    @Override
    public String toString() {
        return "ta4j(" + name + ")";
    }
}
