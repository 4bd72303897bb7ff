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
 */
record SignalRule(CatalogueSignal signal) implements StrategySpec {
    private static final double THRESHOLD = 0.5;
    private static final int LEAST_VALUES = 30;

    @Override
    public Strategy start(Setup run) {
        run.callEvery(Duration.ofMillis(Math.max(run.resolution().toMillis(), Duration.ofDays(1).toMillis())));
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
                    desk.target(one.symbol, one.exposure(), "signal against its past");
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
