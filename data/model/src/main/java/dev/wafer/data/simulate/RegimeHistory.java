package dev.wafer.data.simulate;

import dev.wafer.data.rule.FundingTerms;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.nio.DoubleBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One symbol of a {@link RegimeMarket}: columns are drawn straight into arrays. High and low are the extremes of a Brownian bridge from open to close,
 * each drawn by itself (inverse of {@code P(max > m) = exp(-2 m (m - d) / s^2)}; that they go together is left out). The mark is the trade price.
 */
final class RegimeHistory {
    private static final long HOUR_MS = 3_600_000;
    private static final double OPEN_DAYS_PER_YEAR = 252;
    private static final double DAYS_PER_YEAR = 365;
    private static final double TREND_DAY_DEVIATIONS = 0.12;
    private static final double JUMPS_PER_YEAR = 6;
    private static final double JUMP_DAY_DEVIATIONS = 2;
    private static final double VOLUME_NOISE = 0.45;
    private static final double VOLUME_OF_MOVE = 0.4;
    private static final double VOLUME_OF_FLUSH = 3;
    private static final double MEAN_PREMIUM = 0.0001;
    private static final double PREMIUM_OF_CROWD = 0.0006;
    private static final double PREMIUM_NOISE = 0.0002;
    private static final double MOST_PREMIUM = 0.02;
    private static final FundingTerms FUNDING = PremiumFunding.terms(0.5);
    private static final double MOST_LOG = 9;
    private static final int SHARE_DECIMALS = 3;

    private final RegimeSymbol symbol;
    private final RegimeGrid grid;
    private final RegimePath regimes;
    private final double dayDeviation;
    private final double ownLoading;
    private final double[] opensUsd;
    private final double[] highsUsd;
    private final double[] lowsUsd;
    private final double[] closesUsd;
    private final double[] oraclesUsd;
    private final double[] volumes;
    private final double[] interests;
    private final double[] premiums;

    RegimeHistory(RegimeSymbol symbol, RegimeGrid grid, RegimePath regimes) {
        this.symbol = symbol;
        this.grid = grid;
        this.regimes = regimes;
        dayDeviation = symbol.volatilityPerYear() / StrictMath.sqrt(OPEN_DAYS_PER_YEAR);
        ownLoading = StrictMath.sqrt(1 - symbol.marketLoading() * symbol.marketLoading());
        int count = grid.count();
        opensUsd = new double[count];
        highsUsd = new double[count];
        lowsUsd = new double[count];
        closesUsd = new double[count];
        oraclesUsd = new double[count];
        volumes = new double[count];
        interests = new double[count];
        premiums = new double[count];
    }

    SymbolHistory history(long seed) {
        draw(Ziggurat.of(seed, symbol.ticker() + " prices"), Ziggurat.of(seed, symbol.ticker() + " activity"),
                new CrowdPath(grid.days(), Ziggurat.of(seed, symbol.ticker() + " crowd")));
        Optional<OpenInterestFacts> facts = symbol.openInterestShares().isPresent()
                ? Optional.of(new OpenInterestFacts(OpenInterestFacts.Kind.CLOSE, "xyz-simulated", grid.resolutionMs(), 0, "simulated, with the bars"))
                : Optional.empty();
        return new SymbolHistory(symbol.ticker(), bars(), funding(), facts);
    }

    private void draw(Ziggurat prices, Ziggurat activity, CrowdPath crowd) {
        double before = 0;
        double beforeUsd = symbol.startUsd();
        for (int bar = 0; bar < opensUsd.length; bar++) {
            double scale = symbol.volatilityPerYear() * regimes.volatilityFactor(bar);
            double open = Math.clamp(before + gap(scale * grid.gapDeviation(bar), prices), -MOST_LOG, MOST_LOG);
            double deviation = scale * grid.deviation(bar);
            double mixed = symbol.marketLoading() * regimes.normal(bar) + ownLoading * prices.normal();
            double move = deviation * mixed - deviation * deviation / 2
                    + dayDeviation * (TREND_DAY_DEVIATIONS * regimes.trend(bar) * grid.days() + crowd.kick() + jump(prices));
            double close = Math.clamp(open + move, -MOST_LOG, MOST_LOG);
            opensUsd[bar] = open == before ? beforeUsd : symbol.startUsd() * StrictMath.exp(open);
            closesUsd[bar] = symbol.startUsd() * StrictMath.exp(close);
            setExtremes(bar, close - open, deviation, prices);
            setActivity(bar, mixed, crowd, activity);
            crowd.closed(dayDeviation > 0 ? (close - before) / dayDeviation : 0);
            before = close;
            beforeUsd = closesUsd[bar];
        }
    }

    private static double gap(double deviation, Ziggurat prices) {
        return deviation > 0 ? deviation * prices.normal() - deviation * deviation / 2 : 0;
    }

    /** In deviations of a day; zero in nearly every bar. */
    private double jump(Ziggurat prices) {
        return prices.uniform() < JUMPS_PER_YEAR / DAYS_PER_YEAR * grid.days() ? JUMP_DAY_DEVIATIONS * prices.normal() : 0;
    }

    private void setExtremes(int bar, double move, double deviation, Ziggurat prices) {
        double twice = 2 * deviation * deviation;
        double top = (move + StrictMath.sqrt(move * move + twice * prices.exponential())) / 2;
        double bottom = (move - StrictMath.sqrt(move * move + twice * prices.exponential())) / 2;
        double openUsd = opensUsd[bar], closeUsd = closesUsd[bar];
        highsUsd[bar] = Math.max(Math.max(openUsd, closeUsd), openUsd * StrictMath.exp(top));
        lowsUsd[bar] = Math.min(Math.min(openUsd, closeUsd), openUsd * StrictMath.exp(bottom));
    }

    private void setActivity(int bar, double mixed, CrowdPath crowd, Ziggurat activity) {
        double lively = StrictMath.exp(VOLUME_NOISE * activity.normal() - VOLUME_NOISE * VOLUME_NOISE / 2) * (1 + VOLUME_OF_MOVE * (Math.abs(mixed) - 0.8));
        volumes[bar] = Decimals.round(symbol.volumeSharesPerDay() * grid.volumeShare(bar) * lively * (crowd.isFlushing() ? VOLUME_OF_FLUSH : 1),
                SHARE_DECIMALS);
        interests[bar] = Decimals.round(symbol.openInterestShares().orElse(0) / CrowdPath.MEAN_INTEREST * StrictMath.exp(crowd.logInterest()), SHARE_DECIMALS);
        premiums[bar] = Math.clamp(MEAN_PREMIUM + PREMIUM_OF_CROWD * crowd.lean() * (1 + crowd.logInterest()) + PREMIUM_NOISE * activity.normal(),
                -MOST_PREMIUM, MOST_PREMIUM);
        oraclesUsd[bar] = closesUsd[bar] / (1 + premiums[bar]);
    }

    private BarSeries bars() {
        Map<Field, DoubleBuffer> columns = new EnumMap<>(Field.class);
        columns.put(Field.OPEN, DoubleBuffer.wrap(opensUsd));
        columns.put(Field.HIGH, DoubleBuffer.wrap(highsUsd));
        columns.put(Field.LOW, DoubleBuffer.wrap(lowsUsd));
        columns.put(Field.CLOSE, DoubleBuffer.wrap(closesUsd));
        columns.put(Field.MARK_OPEN, DoubleBuffer.wrap(opensUsd));
        columns.put(Field.MARK_HIGH, DoubleBuffer.wrap(highsUsd));
        columns.put(Field.MARK_LOW, DoubleBuffer.wrap(lowsUsd));
        columns.put(Field.MARK_CLOSE, DoubleBuffer.wrap(closesUsd));
        columns.put(Field.ORACLE, DoubleBuffer.wrap(oraclesUsd));
        if (symbol.volumeSharesPerDay() > 0) {
            columns.put(Field.VOLUME, DoubleBuffer.wrap(volumes));
        }
        if (symbol.openInterestShares().isPresent()) {
            columns.put(Field.OPEN_INTEREST, DoubleBuffer.wrap(interests));
        }
        return BarSeries.ofColumns(grid.opensMs(), columns, Map.of());
    }

    /** One point at each whole hour after the start, of the bar that ends then or holds it. */
    private FundingSeries funding() {
        long startMs = grid.openMs(0), endMs = grid.openMs(grid.count());
        FundingSeries.Builder points = FundingSeries.builder((int) ((endMs - startMs) / HOUR_MS) + 1);
        for (long timeMs = (Math.floorDiv(startMs, HOUR_MS) + 1) * HOUR_MS; timeMs < endMs; timeMs += HOUR_MS) {
            int bar = (int) ((timeMs - startMs - 1) / grid.resolutionMs());
            points.add(timeMs, FUNDING.ratePerInterval(premiums[bar], 1), HOUR_MS);
        }
        return points.build();
    }
}
