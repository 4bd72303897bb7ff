package dev.wafer.data.simulate;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.time.Instant;
import java.util.Optional;

/** Bars of a walk in whole cents, kept between two prices by reflection: cheap to draw, valid in every check. */
final class RandomWalk {
    private static final long START_MS = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR_MS = 3_600_000;
    private static final double YEAR_MS = 365.0 * 24 * HOUR_MS;
    private static final double VOLATILITY_PER_YEAR = 0.8;
    private static final double LOWEST_USD = 120;
    private static final double HIGHEST_USD = 980;
    private static final double START_USD = 500;
    private static final double MEAN_VOLUME_SHARES = 1_000;
    private static final double START_OPEN_INTEREST_SHARES = 100_000;
    private static final double BASE_RATE = 0.00000625;

    private RandomWalk() {}

    static SymbolHistory history(long seed, int barCount, long resolutionMs) {
        if (!(barCount >= 1 && resolutionMs >= 1)) {
            throw new IllegalArgumentException(
                    "random walk: found " + barCount + " bars of " + resolutionMs + " ms, expected 1 or more of at least 1 ms");
        }
        var facts = new OpenInterestFacts(OpenInterestFacts.Kind.CLOSE, "xyz-simulated", resolutionMs, 0, "simulated, with the bars");
        return new SymbolHistory("MU", bars(Noise.of(seed, "walk"), barCount, resolutionMs), funding(Noise.of(seed, "walk funding"), barCount,
                resolutionMs), Optional.of(facts));
    }

    private static BarSeries bars(Noise noise, int barCount, long resolutionMs) {
        BarSeries.Builder bars = BarSeries.builder(barCount);
        double deviation = VOLATILITY_PER_YEAR * StrictMath.sqrt(resolutionMs / YEAR_MS);
        double closeUsd = START_USD;
        double openInterestShares = START_OPEN_INTEREST_SHARES;
        for (int row = 0; row < barCount; row++) {
            double openUsd = closeUsd;
            closeUsd = cents(reflect(openUsd * (1 + deviation * noise.normal())));
            double wickUsd = openUsd * deviation * noise.uniform();
            double highUsd = cents(Math.max(openUsd, closeUsd) + wickUsd);
            double lowUsd = cents(Math.min(openUsd, closeUsd) - wickUsd);
            double volumeShares = Decimals.round(MEAN_VOLUME_SHARES * 2 * noise.uniform(), 3);
            openInterestShares = Decimals.round(Math.clamp(openInterestShares + 0.1 * MEAN_VOLUME_SHARES * (noise.uniform() - 0.5), 10_000, 200_000), 3);
            bars.add(START_MS + row * resolutionMs, openUsd, highUsd, lowUsd, closeUsd);
            bars.with(Field.VOLUME, volumeShares).with(Field.OPEN_INTEREST, openInterestShares);
            bars.withMark(openUsd, highUsd, lowUsd, closeUsd).with(Field.ORACLE, closeUsd);
        }
        return bars.build();
    }

    private static double cents(double priceUsd) {
        return Decimals.round(priceUsd, 2);
    }

    private static double reflect(double priceUsd) {
        double mirrored = priceUsd < LOWEST_USD ? 2 * LOWEST_USD - priceUsd : priceUsd > HIGHEST_USD ? 2 * HIGHEST_USD - priceUsd : priceUsd;
        return Math.clamp(mirrored, LOWEST_USD, HIGHEST_USD);
    }

    private static FundingSeries funding(Noise noise, int barCount, long resolutionMs) {
        FundingSeries.Builder points = FundingSeries.builder(0);
        long endMs = START_MS + barCount * resolutionMs;
        for (long timeMs = START_MS + HOUR_MS; timeMs < endMs; timeMs += HOUR_MS) {
            boolean isBase = noise.uniform() < 0.6;
            points.add(timeMs, isBase ? BASE_RATE : Decimals.round(BASE_RATE + 2 * BASE_RATE * noise.normal(), 10), HOUR_MS);
        }
        return points.build();
    }
}
