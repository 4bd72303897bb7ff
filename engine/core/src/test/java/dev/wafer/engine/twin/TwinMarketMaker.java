package dev.wafer.engine.twin;

import dev.wafer.engine.twin.TwinMarket.Band;
import dev.wafer.engine.twin.TwinMarket.Bar;
import dev.wafer.engine.twin.TwinMarket.CorporateEvent;
import dev.wafer.engine.twin.TwinMarket.FundingPoint;
import dev.wafer.engine.twin.TwinMarket.Ohlc;
import dev.wafer.engine.twin.TwinMarket.Rules;
import dev.wafer.engine.twin.TwinMarket.Symbol;
import dev.wafer.engine.twin.TwinMarket.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Makes one market of 40 to 60 ticks. All of it lies between 2026-07-06 and 2026-09-04, without a holiday and in summer time, so that the internal sessions are the
 * Saturdays and Sundays of UTC.
 */
final class TwinMarketMaker {
    private static final long HOUR_MS = 3_600_000;
    private static final long MONDAY_MS = Instant.parse("2026-07-06T00:00:00Z").toEpochMilli();
    private static final long SATURDAY_MS = Instant.parse("2026-07-11T00:00:00Z").toEpochMilli();
    private static final long[] RESOLUTIONS_MS = {60_000, 300_000, 900_000, HOUR_MS, HOUR_MS, 4 * HOUR_MS, 24 * HOUR_MS};
    private static final int[][] TIER_LEVERAGES = {{3}, {5}, {10}, {10}, {20}, {25}, {40}, {50}, {10, 5}, {20, 10}, {25, 10, 5}, {10, 5, 3}};

    private final SplittableRandom random;
    private final double capitalUsd;
    private final long resolutionMs;
    private final List<Long> openTimesMs = new ArrayList<>();
    private final int symbolCount;

    TwinMarketMaker(SplittableRandom random, double capitalUsd) {
        this.random = random;
        this.capitalUsd = capitalUsd;
        resolutionMs = RESOLUTIONS_MS[random.nextInt(RESOLUTIONS_MS.length)];
        symbolCount = random.nextInt(1, 4);
        int tickCount = random.nextInt(40, 61);
        long startMs = resolutionMs > HOUR_MS ? MONDAY_MS : SATURDAY_MS - random.nextInt(5, 30) * resolutionMs;
        int gapAt = chance(8) ? random.nextInt(5, tickCount) : tickCount;
        for (int tick = 0; tick < tickCount; tick++) {
            openTimesMs.add(startMs + (tick + (tick >= gapAt && resolutionMs <= 4 * HOUR_MS ? 3 : 0)) * resolutionMs);
        }
    }

    TwinMarket market() {
        List<Symbol> symbols = new ArrayList<>();
        for (int s = 0; s < symbolCount; s++) {
            symbols.add(symbol(s));
        }
        return new TwinMarket(resolutionMs, openTimesMs, symbols);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Symbol symbol(int index) {
        double startPrice = StrictMath.exp(random.nextDouble(StrictMath.log(4), StrictMath.log(3000)));
        Rules rules = rules();
        int tickCount = openTimesMs.size();
        boolean isDelisted = index > 0 && chance(8);
        int eventTick = isDelisted || chance(8) ? random.nextInt(10, tickCount) : tickCount;
        int firstTick = index > 0 && chance(20) ? random.nextInt(1, 8) : 0;
        boolean isSparse = index > 0 && rules.openInterestCapUsd().isEmpty() && chance(40);
        List<Optional<Bar>> bars = new ArrayList<>();
        BarMaker maker = new BarMaker(startPrice, rules);
        for (int tick = 0; tick < tickCount; tick++) {
            boolean isAbsent = tick < firstTick || (isDelisted && tick >= eventTick) || (isSparse && tick > firstTick && chance(15));
            bars.add(isAbsent ? Optional.empty() : Optional.of(maker.next(isInternal(openTimesMs.get(tick)))));
        }
        List<CorporateEvent> events = new ArrayList<>();
        if (eventTick < tickCount) {
            events.add(new CorporateEvent(openTimesMs.get(eventTick) - (chance(50) ? 0 : resolutionMs / 2), isDelisted));
        }
        return new Symbol("S" + index, rules, bars, funding(startPrice), events);
    }

    private static boolean isInternal(long timeMs) {
        DayOfWeek day = Instant.ofEpochMilli(timeMs).atZone(ZoneOffset.UTC).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    private Rules rules() {
        int[] leverages = TIER_LEVERAGES[random.nextInt(TIER_LEVERAGES.length)];
        Rules rules = Rules.plain(random.nextInt(2, 5), leverages[0]).withTiers(tiers(leverages)).withHalfSpread(random.nextInt(0, 5) / 10_000.0).withFundingCap(0.04);
        rules = chance(65) ? rules.withCross() : rules;
        rules = chance(10) && !rules.isCrossEnabled() ? rules.strictIsolated() : rules;
        rules = chance(40) ? rules.withBackstop() : rules;
        rules = chance(15) ? rules.withOpenInterestCap(Math.rint(capitalUsd * random.nextDouble(1, 30))) : rules;
        return chance(50) ? rules.withBand(new Band(random.nextInt(2, 11) / 100.0, random.nextInt(0, 3), 0.9)) : rules;
    }

    private Tier[] tiers(int[] leverages) {
        Tier[] tiers = new Tier[leverages.length];
        double boundUsd = 0;
        for (int i = 0; i < leverages.length; i++) {
            tiers[i] = new Tier(boundUsd, leverages[i]);
            boundUsd += Math.rint(capitalUsd * leverages[0] * random.nextDouble(0.2, 0.6));
        }
        return tiers;
    }

    /** Hourly points over the whole time; mostly mild, sometimes up to the venue's limit. */
    private List<FundingPoint> funding(double startPrice) {
        if (chance(20)) {
            return List.of();
        }
        double largestRate = chance(30) ? 0.039 : chance(50) ? 0.002 : 0.00005;
        boolean hasOracle = chance(30);
        List<FundingPoint> points = new ArrayList<>();
        long endMs = openTimesMs.getLast() + resolutionMs;
        for (long timeMs = -Math.floorDiv(-openTimesMs.getFirst(), HOUR_MS) * HOUR_MS; timeMs <= endMs; timeMs += HOUR_MS) {
            double rate = Math.rint(random.nextDouble(-largestRate, largestRate) * 1e8) / 1e8;
            OptionalDouble oracle = hasOracle ? OptionalDouble.of(rounded(startPrice * random.nextDouble(0.9, 1.1), 3)) : OptionalDouble.empty();
            if (!chance(5)) {
                points.add(new FundingPoint(timeMs, rate, oracle));
            }
        }
        return points;
    }

    private static double rounded(double price, int decimals) {
        return BigDecimal.valueOf(price).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** Bars of one symbol, each from the close of the one before. */
    private final class BarMaker {
        private final Rules rules;
        private final double sigma = StrictMath.exp(random.nextDouble(StrictMath.log(0.002), StrictMath.log(0.05)));
        private final boolean hasVolume = chance(80);
        private final double usualVolumeUsd = capitalUsd * StrictMath.exp(random.nextDouble(StrictMath.log(0.5), StrictMath.log(3000)));
        private final int noVolumePercent = chance(50) ? 10 : 0;
        private final boolean hasMark;
        private final double basis = chance(50) ? 0.03 : 0.004;
        private final boolean hasOracle = chance(30);
        private double last;

        BarMaker(double startPrice, Rules rules) {
            this.rules = rules;
            last = startPrice;
            hasMark = rules.band().isEmpty() && chance(40);
        }

        Bar next(boolean isInternal) {
            last = Math.max(0.5, Math.min(50_000, last));
            double open = last * (1 + (chance(6) ? jump() : random.nextDouble(-0.1, 0.1) * sigma));
            double close = open * (1 + (chance(3) ? jump() : random.nextDouble(-1.7, 1.7) * sigma));
            double high = Math.max(open, close) * (1 + wick());
            double low = Math.min(open, close) * (1 - wick());
            last = close;
            Ohlc trade = onGrid(open, high, low, close);
            Bar bar = new Bar(trade, volume(trade), hasMark ? Optional.of(mark(trade)) : Optional.empty(), openInterest(close),
                    hasOracle ? OptionalDouble.of(rounded(close * random.nextDouble(0.98, 1.02), 2)) : OptionalDouble.empty(), isInternal);
            return bar;
        }

        private double jump() {
            return random.nextDouble(0.03, 0.3) * (random.nextBoolean() ? 1 : -0.75);
        }

        private double wick() {
            return chance(6) ? random.nextDouble(0.02, 0.25) : chance(10) ? 0 : random.nextDouble(0, 1.2) * sigma;
        }

        private Ohlc onGrid(double open, double high, double low, double close) {
            double gridOpen = tick(open);
            double gridHigh = tick(high);
            double gridLow = tick(low);
            for (double step = 0.0002; gridHigh > gridOpen && Math.abs(gridHigh - gridOpen - (gridOpen - gridLow)) < 1e-9 * gridOpen; step *= 2) {
                gridHigh = tick(gridHigh * (1 + step));                 // never equally near; the step grows until it is a tick
            }
            return new Ohlc(gridOpen, gridHigh, gridLow, tick(close));
        }

        private double tick(double price) {
            return TwinNumbers.triggerPrice(BigDecimal.valueOf(price), rules.sizeDecimals()).doubleValue();
        }

        /** Lots that end in 5, so that a tenth is never whole. */
        private OptionalDouble volume(Ohlc trade) {
            if (!hasVolume) {
                return OptionalDouble.empty();
            }
            if (chance(noVolumePercent)) {
                return OptionalDouble.of(0);
            }
            double shares = usualVolumeUsd * StrictMath.exp(random.nextDouble(-1.5, 1.5)) / trade.open();
            long tens = (long) (shares * StrictMath.pow(10, rules.sizeDecimals()) / 10);
            return OptionalDouble.of(BigDecimal.valueOf(tens * 10 + 5, rules.sizeDecimals()).doubleValue());
        }

        private Ohlc mark(Ohlc trade) {
            double factor = 1 + random.nextDouble(-basis, basis);
            double inner = random.nextBoolean() ? 1 : random.nextDouble();          // how much of the wicks the mark follows
            double open = trade.open() * factor;
            double close = trade.close() * factor;
            double top = Math.max(open, close);
            double bottom = Math.min(open, close);
            int decimals = 6 - rules.sizeDecimals();
            return new Ohlc(rounded(open, decimals), rounded(top + inner * Math.max(0, trade.high() * factor - top), decimals),
                    rounded(bottom - inner * Math.max(0, bottom - trade.low() * factor), decimals), rounded(close, decimals));
        }

        private OptionalDouble openInterest(double price) {
            if (rules.openInterestCapUsd().isEmpty()) {
                return OptionalDouble.empty();
            }
            double share = chance(10) ? 1.1 : random.nextDouble(0.3, 1);
            return OptionalDouble.of(rounded(rules.openInterestCapUsd().getAsDouble() * share / price, 3));
        }
    }
}
