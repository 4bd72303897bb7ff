package dev.wafer.benchmarks;

import dev.wafer.data.rule.Certainty;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A seeded market of one symbol for measurements: minute bars of a random walk, each opening near the last close; funding at most whole hours,
 * so that a run in mode filled also pays the base rate. Nothing about it is meant to look like a real market but the sizes of the numbers.
 */
public final class MadeMarket {
    static final double MAINTENANCE_FRACTION = 0.05;
    static final double TAKER_FEE_FRACTION = 0.00009;
    static final double BASE_RATE_PER_HOUR = 0.5 * 0.0001 / 8;
    static final int SIZE_DECIMALS = 3;
    static final long BAR_MS = 60_000;

    private static final String TICKER = "MADE";
    private static final long START_MS = 1_767_571_200_000L;
    private static final long HOUR_MS = 3_600_000;
    private static final double MOST_MOVE_PER_BAR = 0.0006;
    private static final double MOST_RATE_PER_HOUR = 0.00005;
    private static final double SHARE_OF_HOURS_RECORDED = 0.9;

    private final MarketData data;

    /** This many bars of this seed. */
    public MadeMarket(long seed, int barCount) {
        SplittableRandom random = new SplittableRandom(seed);
        BarSeries.Builder bars = BarSeries.builder(barCount);
        FundingSeries.Builder funding = FundingSeries.builder(barCount / 60);
        double lastUsd = 750;
        for (int i = 0; i < barCount; i++) {
            long openMs = START_MS + i * BAR_MS;
            double openUsd = lastUsd * (1 + 0.1 * move(random));
            lastUsd = openUsd * (1 + move(random));
            double highUsd = Math.max(openUsd, lastUsd) * (1 + Math.abs(move(random)));
            double lowUsd = Math.min(openUsd, lastUsd) * (1 - Math.abs(move(random)));
            bars.add(openMs, openUsd, highUsd, lowUsd, lastUsd);
            if (i > 0 && openMs % HOUR_MS == 0 && random.nextDouble() < SHARE_OF_HOURS_RECORDED) {
                funding.add(openMs, random.nextDouble(-1, 1) * MOST_RATE_PER_HOUR, HOUR_MS, openUsd);
            }
        }
        SymbolHistory history = SymbolHistory.of(TICKER, bars.build()).withFunding(funding.build());
        data = new MarketData("made", "made", BAR_MS, "made for a measurement, seed " + seed, true, List.of(history));
    }

    /** Between -MOST_MOVE_PER_BAR and MOST_MOVE_PER_BAR, small ones more often. */
    private static double move(SplittableRandom random) {
        return (random.nextDouble() + random.nextDouble() - 1) * MOST_MOVE_PER_BAR;
    }

    /** The data. */
    public MarketData data() {
        return data;
    }

    /** The rules: leverage up to 10, maintenance 5 %, hourly funding. */
    public static RuleBook rules() {
        Map<RuleKey, String> values = Map.of(RuleKey.MAX_LEVERAGE, "10", RuleKey.MARGIN_MODE, "NO_CROSS", RuleKey.TAKER_FEE_FRACTION, "0.00009",
                RuleKey.MAKER_FEE_FRACTION, "0.00003", RuleKey.FUNDING_INTERVAL_HOURS, "1", RuleKey.FUNDING_MULTIPLIER, "0.5",
                RuleKey.FUNDING_INTEREST_PER_8_HOURS, "0.0001", RuleKey.FUNDING_CLAMP_PER_8_HOURS, "0.0003", RuleKey.FUNDING_CAP_PER_INTERVAL,
                "0.04", RuleKey.SIZE_DECIMALS, Integer.toString(SIZE_DECIMALS));
        return new RuleBook("made", START_MS, values.entrySet().stream()
                .map(value -> new Rule(value.getKey(), TICKER, START_MS, value.getValue(), Certainty.OFFICIAL, false, "made for a measurement"))
                .toList());
    }
}
