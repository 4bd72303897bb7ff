package dev.wafer.benchmarks;

import dev.wafer.data.rule.Certainty;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A seeded market for measurements: bars of random walks, each opening near the last close; funding at most whole hours, so that a run in mode
 * filled also pays the base rate. Nothing about it is meant to look like a real market but the sizes of the numbers.
 */
final class MadeMarket {
    static final double MAINTENANCE_FRACTION = 0.05;
    static final double TAKER_FEE_FRACTION = 0.00009;
    static final double BASE_RATE_PER_HOUR = 0.5 * 0.0001 / 8;
    static final int SIZE_DECIMALS = 3;
    static final long BAR_MS = 60_000;

    private static final List<String> TICKERS = List.of("MADE", "MORE", "MOST");
    private static final long START_MS = 1_767_571_200_000L;
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final double MOST_MOVE_PER_BAR = 0.0006;
    /** Far enough to liquidate a position at the highest leverage. */
    private static final double JUMP = 0.08;
    private static final int BARS_PER_JUMP = 20_000;
    private static final double MOST_RATE_PER_HOUR = 0.00005;
    private static final double SHARE_OF_HOURS_RECORDED = 0.9;
    private static final double MOST_SHARES_PER_BAR = 40_000;

    private final MarketData data;

    /** How many bars, how long they are, whether some of them hold a jump. */
    private record Shape(int bars, long barMs, boolean hasJumps) {
        /** From open to close of a bar. */
        double move(int bar, SplittableRandom random) {
            boolean jumps = hasJumps && bar % BARS_PER_JUMP == BARS_PER_JUMP / 2;
            return MadeMarket.move(random) + (jumps ? random.nextBoolean() ? JUMP : -JUMP : 0);
        }
    }

    /** One symbol with this many minute bars of this seed. */
    MadeMarket(long seed, int barCount) {
        this(seed, barCount, BAR_MS, 1, false);
    }

    private MadeMarket(long seed, int barCount, long barMs, int symbolCount, boolean hasJumps) {
        List<SymbolHistory> histories = IntStream.range(0, symbolCount)
                .mapToObj(s -> history(TICKERS.get(s), new SplittableRandom(seed + s), new Shape(barCount, barMs, hasJumps))).toList();
        data = new MarketData("made", "made", barMs, "made for a measurement, seed " + seed, true, histories);
    }

    /** Three symbols with so many minute bars each. */
    static MadeMarket ofThree(long seed, int barCount) {
        return new MadeMarket(seed, barCount, BAR_MS, TICKERS.size(), false);
    }

    /** One symbol whose price jumps by 8 % inside a few of its bars. */
    static MadeMarket withJumps(long seed, int barCount) {
        return new MadeMarket(seed, barCount, BAR_MS, 1, true);
    }

    /** So many symbols whose bars, of any length that divides an hour, cover so many days. */
    static MadeMarket ofDays(long seed, int dayCount, long barMs, int symbolCount) {
        return new MadeMarket(seed, (int) (dayCount * DAY_MS / barMs), barMs, symbolCount, false);
    }

    private static SymbolHistory history(String ticker, SplittableRandom random, Shape shape) {
        SplittableRandom volumes = new SplittableRandom(ticker.hashCode());
        BarSeries.Builder bars = BarSeries.builder(shape.bars);
        FundingSeries.Builder funding = FundingSeries.builder(shape.bars / 60);
        double lastUsd = 750;
        for (int i = 0; i < shape.bars; i++) {
            long openMs = START_MS + i * shape.barMs;
            double openUsd = lastUsd * (1 + 0.1 * move(random));
            lastUsd = openUsd * (1 + shape.move(i, random));
            double highUsd = Math.max(openUsd, lastUsd) * (1 + Math.abs(move(random)));
            double lowUsd = Math.min(openUsd, lastUsd) * (1 - Math.abs(move(random)));
            bars.add(openMs, openUsd, highUsd, lowUsd, lastUsd).with(Field.VOLUME, Math.rint(volumes.nextDouble() * MOST_SHARES_PER_BAR));
            if (i > 0 && openMs % HOUR_MS == 0 && random.nextDouble() < SHARE_OF_HOURS_RECORDED) {
                funding.add(openMs, random.nextDouble(-1, 1) * MOST_RATE_PER_HOUR, HOUR_MS, openUsd);
            }
        }
        return SymbolHistory.of(ticker, bars.build()).withFunding(funding.build());
    }

    /** Between -MOST_MOVE_PER_BAR and MOST_MOVE_PER_BAR, small ones more often. */
    private static double move(SplittableRandom random) {
        return (random.nextDouble() + random.nextDouble() - 1) * MOST_MOVE_PER_BAR;
    }

    /** The data. */
    MarketData data() {
        return data;
    }

    /** One symbol's rules for all of them: leverage up to 10, maintenance 5 %, hourly funding. */
    static RuleBook rules() {
        Map<RuleKey, String> values = Map.of(RuleKey.MAX_LEVERAGE, "10", RuleKey.MARGIN_MODE, "NO_CROSS", RuleKey.TAKER_FEE_FRACTION, "0.00009",
                RuleKey.MAKER_FEE_FRACTION, "0.00003", RuleKey.FUNDING_INTERVAL_HOURS, "1", RuleKey.FUNDING_MULTIPLIER, "0.5",
                RuleKey.FUNDING_INTEREST_PER_8_HOURS, "0.0001", RuleKey.FUNDING_CLAMP_PER_8_HOURS, "0.0003", RuleKey.FUNDING_CAP_PER_INTERVAL,
                "0.04", RuleKey.SIZE_DECIMALS, Integer.toString(SIZE_DECIMALS));
        return new RuleBook("made", START_MS, TICKERS.stream().flatMap(ticker -> values.entrySet().stream()
                .map(value -> new Rule(value.getKey(), ticker, START_MS, value.getValue(), Certainty.OFFICIAL, false, "made for a measurement")))
                .toList());
    }
}
