package dev.wafer.strategies.wrap;

import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Symbol;
import java.time.Duration;
import java.util.List;

/** Realised volatility of each symbol: sample deviation of the log returns of closes over a window, per bar, and scaled by the root of time. */
final class Volatility {
    private static final double DAY_MS = Duration.ofDays(1).toMillis();
    private static final int DAYS_OF_A_YEAR = 365;
    /** A deviation needs two returns; fewer than these say nothing. */
    private static final int LEAST_ROWS = 5;

    private final List<Column> deviations;
    private final double rootOfBarsInADay;

    Volatility(Setup run, int days) {
        int window = Math.max(run.rows(Duration.ofDays(days)), LEAST_ROWS);
        deviations = run.symbols().stream().map(symbol -> deviation(run, symbol, window)).toList();
        rootOfBarsInADay = Math.sqrt(DAY_MS / run.resolution().toMillis());
    }

    private static Column deviation(Setup run, Symbol symbol, int window) {
        Column logClose = run.close(symbol).optional().log();
        return logClose.minus(logClose.lag(1)).stdev(window);
    }

    boolean isKnown(Symbol symbol) {
        return deviations.get(symbol.index()).isKnown();
    }

    /** As a fraction of the price. */
    double ofADay(Symbol symbol) {
        return deviations.get(symbol.index()).now() * rootOfBarsInADay;
    }

    /** The same of 365 days. */
    double ofAYear(Symbol symbol) {
        return ofADay(symbol) * Math.sqrt(DAYS_OF_A_YEAR);
    }
}
