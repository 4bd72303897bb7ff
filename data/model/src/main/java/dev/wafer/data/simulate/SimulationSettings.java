package dev.wafer.data.simulate;

import dev.wafer.data.series.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What to simulate. A span cuts the whole simulation of its resolution and seed, a choice of symbols picks from it: neither changes the values.
 * Two resolutions are two different draws through the same price levels.
 *
 * @param seed start of all random numbers
 * @param span bars that open in it, funding points that settle in it; within 2025-12-04 to 2026-10-10
 * @param tickers one or more of MU, AMD, SNDK, GOLD, in the order wanted
 * @param resolutionMs one hour or one minute
 */
public record SimulationSettings(long seed, TimeSpan span, List<String> tickers, long resolutionMs) {
    /** Length of an hourly bar. */
    public static final long HOUR_MS = Duration.ofHours(1).toMillis();
    /** Length of a one-minute bar. */
    public static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();
    /** All of the simulated time: from the first listing day to the end of 2026-10-09. */
    public static final TimeSpan WHOLE = new TimeSpan(Instant.parse("2025-12-04T00:00:00Z").toEpochMilli(), Calibration.END_MS);

    /**
     * Picked by eye among 600 for a plausible shape: no symbol strays far between its levels, and MU first closes above 750 in May and tops out in June.
     */
    private static final long SAMPLE_SEED = 121;

    /** Checks resolution, span and tickers. */
    public SimulationSettings {
        tickers = List.copyOf(tickers);
        if (resolutionMs != HOUR_MS && resolutionMs != MINUTE_MS) {
            throw new IllegalArgumentException("simulation: found a resolution of " + resolutionMs + " ms, expected one hour or one minute");
        }
        if (span.fromMs() < WHOLE.fromMs() || span.toMs() > WHOLE.toMs()) {
            throw new IllegalArgumentException("simulation: found " + Instant.ofEpochMilli(span.fromMs()) + " to "
                    + Instant.ofEpochMilli(span.toMs()) + ", expected a span within " + Instant.ofEpochMilli(WHOLE.fromMs()) + " to "
                    + Instant.ofEpochMilli(WHOLE.toMs()));
        }
        List<String> known = Calibration.all().stream().map(SymbolModel::ticker).toList();
        for (String ticker : tickers) {
            if (!known.contains(ticker)) {
                throw new IllegalArgumentException("simulation: unknown symbol '" + ticker + "', expected one of " + String.join(", ", known));
            }
        }
    }

    /** The shipped sample: all four symbols, hourly, all of the time. */
    public static SimulationSettings sample() {
        return new SimulationSettings(SAMPLE_SEED, WHOLE, Calibration.all().stream().map(SymbolModel::ticker).toList(), HOUR_MS);
    }

    /** The same with another seed. */
    public SimulationSettings withSeed(long otherSeed) {
        return new SimulationSettings(otherSeed, span, tickers, resolutionMs);
    }

    /** The same for other symbols. */
    public SimulationSettings withTickers(List<String> otherTickers) {
        return new SimulationSettings(seed, span, otherTickers, resolutionMs);
    }

    /** The same for another span. */
    public SimulationSettings withSpan(TimeSpan otherSpan) {
        return new SimulationSettings(seed, otherSpan, tickers, resolutionMs);
    }

    /** The same with another length of bars. */
    public SimulationSettings withResolutionMs(long otherResolutionMs) {
        return new SimulationSettings(seed, span, tickers, otherResolutionMs);
    }
}
