package dev.wafer.research.signal.catalogue;

import dev.wafer.data.rule.Certainty;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.feature.Readings;
import dev.wafer.engine.run.PreparedMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Made-up markets that have all a signal may ask for. */
final class Board {
    static final long HOUR_MS = 3_600_000L;
    static final long DAY_MS = 24 * HOUR_MS;
    /** 2026-03-02, a Monday. */
    static final long START_MS = 1_772_409_600_000L;
    static final TimeSpan WHOLE = new TimeSpan(START_MS, Long.MAX_VALUE);
    static final List<String> TICKERS = List.of("MU", "AMD", "SNDK", "GOLD");

    private Board() {}

    /** Random walks of four symbols; the open interest has a seed of its own. */
    static PreparedMarket walks(long resolutionMs, int bars, long priceSeed, long interestSeed) {
        SplittableRandom prices = new SplittableRandom(priceSeed), interest = new SplittableRandom(interestSeed);
        List<SymbolHistory> histories = new ArrayList<>();
        for (String ticker : TICKERS) {
            double[] closes = walk(prices, bars, 100), shares = walk(interest, bars, 50_000);
            histories.add(history(ticker, resolutionMs, closes, shares, prices));
        }
        return market(resolutionMs, histories);
    }

    /** One symbol with these closes and this open interest on daily bars. */
    static PreparedMarket of(double[] closesUsd, double[] shares) {
        return market(DAY_MS, List.of(history("MU", DAY_MS, closesUsd, shares, new SplittableRandom(1))));
    }

    private static double[] walk(SplittableRandom random, int bars, double start) {
        double[] values = new double[bars];
        double value = start;
        for (int bar = 0; bar < bars; bar++) {
            value *= 1 + random.nextDouble(-0.02, 0.0201);
            values[bar] = value;
        }
        return values;
    }

    private static SymbolHistory history(String ticker, long resolutionMs, double[] closes, double[] shares, SplittableRandom random) {
        BarSeries.Builder bars = BarSeries.builder(closes.length);
        FundingSeries.Builder funding = FundingSeries.builder(closes.length);
        for (int bar = 0; bar < closes.length; bar++) {
            double open = bar == 0 ? closes[0] : closes[bar - 1], close = closes[bar];
            double oracle = close * (1 + random.nextDouble(-0.001, 0.001));
            double high = Math.max(open, close) * 1.001, low = Math.min(open, close) * 0.999;
            bars.add(START_MS + bar * resolutionMs, open, high, low, close).with(Field.VOLUME, random.nextDouble(1_000, 9_000))
                    .with(Field.OPEN_INTEREST, shares[bar]).with(Field.ORACLE, oracle).with(Field.MARK_OPEN, open).with(Field.MARK_HIGH, high)
                    .with(Field.MARK_LOW, low).with(Field.MARK_CLOSE, close);
            for (long hour = 1; hour <= resolutionMs / HOUR_MS; hour++) {
                funding.add(START_MS + bar * resolutionMs + hour * HOUR_MS, random.nextDouble(-0.0001, 0.0002), HOUR_MS);
            }
        }
        Optional<OpenInterestFacts> facts = Optional.of(new OpenInterestFacts(OpenInterestFacts.Kind.CLOSE, "test", resolutionMs, 0, "by hand"));
        return new SymbolHistory(ticker, bars.build(), funding.build(), facts);
    }

    private static PreparedMarket market(long resolutionMs, List<SymbolHistory> histories) {
        return new PreparedMarket(new MarketData("board", "test", resolutionMs, "by hand", true, histories), rules(), FundingMode.FILLED);
    }

    private static RuleBook rules() {
        long fromMs = 1_760_313_600_000L;
        List<Rule> rules = new ArrayList<>();
        TICKERS.forEach(ticker -> rules.add(rule(RuleKey.SIZE_DECIMALS, ticker, "3", fromMs)));
        Map.of(RuleKey.MAX_LEVERAGE, "10", RuleKey.MARGIN_MODE, "NO_CROSS", RuleKey.TAKER_FEE_FRACTION, "0.0009", RuleKey.MAKER_FEE_FRACTION, "0.0003",
                RuleKey.FUNDING_INTERVAL_HOURS, "1", RuleKey.FUNDING_MULTIPLIER, "0.5", RuleKey.FUNDING_INTEREST_PER_8_HOURS, "0.0001",
                RuleKey.FUNDING_CLAMP_PER_8_HOURS, "0.0003", RuleKey.FUNDING_CAP_PER_INTERVAL, "0.04", RuleKey.OPEN_INTEREST_CAP_USD, "90000000")
                .forEach((key, value) -> rules.add(rule(key, Rule.ALL_MARKETS, value, fromMs)));
        return new RuleBook("xyz", fromMs, rules);
    }

    private static Rule rule(RuleKey key, String market, String value, long fromMs) {
        return new Rule(key, market, fromMs, value, Certainty.OFFICIAL, false, "made for a test");
    }

    /** A column of a symbol at each close. */
    static double[] read(PreparedMarket market, int symbol, Readings.Declaration column) {
        return market.readings(WHOLE, List.of(new Readings.Wanted("it", column))).toArray(0, symbol);
    }
}
