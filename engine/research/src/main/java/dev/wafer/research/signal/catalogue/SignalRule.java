package dev.wafer.research.signal.catalogue;

import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A signal traded in the plainest way: once a day each symbol is held long where the signal stands more than half a standard deviation above the mean
 * of its own past since the run began, short where as much below, flat between and until there are thirty days of it. The direction is the signal's
 * prior sign: nothing of the data that is traded went into it.
 *
 * @param signal what is traded; symbols that cannot have it are left flat
 * @param watch is told what the rule saw
 */
record SignalRule(CatalogueSignal signal, Watch watch) implements StrategySpec {
    private static final double THRESHOLD = 0.5;
    /** Values of the past a signal is judged by, at the least. */
    static final int LEAST_VALUES = 30;

    SignalRule(CatalogueSignal signal) {
        this(signal, new Watch());
    }

    /** Once a day, or at each bar where bars are longer. */
    static Duration rhythm(Setup run) {
        return Duration.ofMillis(Math.max(run.resolution().toMillis(), Duration.ofDays(1).toMillis()));
    }

    @Override
    public Strategy start(Setup run) {
        run.callEvery(rhythm(run));
        List<Held> traded = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (Symbol symbol : run.symbols()) {
            try {
                traded.add(new Held(symbol, signal.column().of(run, symbol).optional(), run.exposurePerSymbol() * signal.priorSign()));
            } catch (IllegalArgumentException e) {
                refusals.add(String.valueOf(e.getMessage()));
            }
        }
        if (traded.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", refusals));
        }
        return (market, _, desk) -> {
            for (Held one : traded) {
                if (market.isPresent(one.symbol)) {
                    double exposure = one.exposure();
                    watch.saw(one.count, exposure);
                    desk.target(one.symbol, exposure, "signal against its past");
                }
            }
        };
    }

    /** One symbol with the mean and spread of its signal so far, by Welford's recurrence. */
    private static final class Held {
        private final Symbol symbol;
        private final Column column;
        private final double longExposure;
        private int count;
        private double mean;
        private double squares;

        Held(Symbol symbol, Column column, double longExposure) {
            this.symbol = symbol;
            this.column = column;
            this.longExposure = longExposure;
        }

        /** For today; the value is judged by those before it. */
        double exposure() {
            if (!column.isKnown()) {
                return 0;
            }
            double value = column.now();
            double distance = value - mean;
            double bound = count < LEAST_VALUES ? Double.POSITIVE_INFINITY : THRESHOLD * Math.sqrt(squares / (count - 1));
            count++;
            mean += distance / count;
            squares += distance * (value - mean);
            return distance > bound ? longExposure : distance < -bound ? -longExposure : 0;
        }
    }
}
