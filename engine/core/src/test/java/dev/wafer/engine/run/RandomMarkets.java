package dev.wafer.engine.run;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.util.SplittableRandom;

/** Markets by chance for tests: one or two symbols with gaps, wicks, absent bars, marks of their own, and bursts of funding. */
final class RandomMarkets {
    private static final long[] RESOLUTIONS_MS = {60_000, TestMarket.HOUR_MS, 24 * TestMarket.HOUR_MS};

    private RandomMarkets() {}

    static MarketData of(long seed, int bars) {
        SplittableRandom random = new SplittableRandom(seed);
        long resolutionMs = RESOLUTIONS_MS[random.nextInt(3)];
        TestMarket market = TestMarket.every(resolutionMs);
        int symbols = random.nextInt(1, 3);
        for (int s = 0; s < symbols; s++) {
            market.add(history(s == 0 ? "A" : "B", random, resolutionMs, bars));
        }
        return market.data();
    }

    private static SymbolHistory history(String ticker, SplittableRandom random, long resolutionMs, int bars) {
        boolean isMarked = random.nextInt(3) == 0;
        boolean hasOracle = random.nextBoolean();
        double absence = random.nextInt(4) == 0 ? 0.15 : 0;
        double volatility = random.nextDouble(0.001, 0.03);
        BarSeries.Builder builder = BarSeries.builder(bars);
        double priceUsd = random.nextDouble(40, 900);
        for (int i = 0; i < bars; i++) {
            double openUsd = priceUsd * (random.nextInt(25) == 0 ? random.nextDouble(0.85, 1.15) : 1);
            priceUsd = openUsd * (1 + random.nextDouble(-volatility, volatility));
            if (i > 0 && random.nextDouble() < absence) {
                continue;
            }
            double[] trade = range(random, openUsd, priceUsd, volatility);
            builder.add(TestMarket.START_MS + i * resolutionMs, trade[0], trade[1], trade[2], trade[3]);
            if (isMarked) {
                double basis = 1 + random.nextDouble(-0.01, 0.01);
                double[] mark = range(random, openUsd * basis, priceUsd * basis, volatility);
                builder.withMark(mark[0], mark[1], mark[2], mark[3]);
            }
            if (hasOracle) {
                builder.with(Field.ORACLE, priceUsd * random.nextDouble(0.98, 1.02));
            }
            builder.with(Field.OPEN_INTEREST, random.nextDouble(1000, 9000));
        }
        return SymbolHistory.of(ticker, builder.build()).withFunding(funding(random, resolutionMs, bars));
    }

    private static double[] range(SplittableRandom random, double openUsd, double closeUsd, double volatility) {
        double wickUp = random.nextInt(20) == 0 ? 0.1 : volatility;
        double wickDown = random.nextInt(20) == 0 ? 0.1 : volatility;
        double highUsd = Math.max(openUsd, closeUsd) * (1 + random.nextDouble(0, wickUp));
        double lowUsd = Math.min(openUsd, closeUsd) * (1 - random.nextDouble(0, wickDown));
        return new double[] {openUsd, highUsd, lowUsd, closeUsd};
    }

    private static FundingSeries funding(SplittableRandom random, long resolutionMs, int bars) {
        long hours = Math.min(bars * resolutionMs / TestMarket.HOUR_MS, 200);
        double burst = random.nextInt(3) == 0 ? 0.01 : 0.00005;
        FundingSeries.Builder builder = FundingSeries.builder((int) hours);
        for (long hour = 1; hour <= hours; hour++) {
            if (random.nextInt(10) > 0) {
                builder.add(TestMarket.START_MS + hour * TestMarket.HOUR_MS, random.nextDouble(-burst, burst), TestMarket.HOUR_MS);
            }
        }
        return builder.build();
    }
}
