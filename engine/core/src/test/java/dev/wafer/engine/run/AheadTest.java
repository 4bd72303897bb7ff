package dev.wafer.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.api.Target;
import dev.wafer.api.TargetSpec;
import dev.wafer.api.Wish;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.simulate.SimulatedMarket;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.measure.EquityDetail;
import dev.wafer.engine.measure.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A wish that is known ahead gives what the same wish gives when it is asked at every close: every entry, every equity, to the last bit. */
class AheadTest {
    /** A wish of several forms over means of closes. */
    private record Crossing(int form, int fast, int slow) implements TargetSpec {
        @Override
        public Wish wish(Setup run, Symbol symbol) {
            Column close = run.close(symbol);
            Column quick = close.sma(fast);
            Column calm = close.sma(fast + slow);
            return switch (form) {
                case 0 -> Wish.longWhen(quick.above(calm)).shortWhen(quick.below(calm));
                case 1 -> Wish.longWhen(quick.above(calm)).flatWhen(quick.below(calm));
                case 2 -> Wish.longWhen(close.above(calm).and(quick.above(calm))).shortWhen(close.below(calm).and(quick.below(calm)))
                        .flatWhen(close.above(quick).not().and(quick.above(calm)));
                case 3 -> Wish.longWhen(close.zscore(slow + 2).below(-1.0)).shortWhen(close.zscore(slow + 2).above(1.0))
                        .flatWhen(close.zscore(slow + 2).above(-0.2).or(quick.above(close)));
                default -> Wish.longWhen(run.every(run.resolution().multipliedBy(2)).close(symbol).above(calm)).flatWhen(quick.below(calm));
            };
        }
    }

    /** The same, asked at every close: the engine cannot see that it is a wish. */
    private record Asked(Crossing crossing) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            return run.perSymbol(symbol -> {
                Strategy target = new Target(symbol, run.exposurePerSymbol(), crossing.wish(run, symbol));
                return (market, account, desk) -> target.onBar(market, account, desk);
            });
        }
    }

    private static void same(MarketData data, TestMarket rules, Crossing crossing, RunSettings settings) {
        PreparedMarket market = new PreparedMarket(data, rules.book(), settings.funding());
        RunResult ahead = Backtest.run(market, crossing, settings);
        RunResult asked = Backtest.run(market, new Asked(crossing), settings);

        assertThat(ahead.fingerprints().decisions()).isEqualTo(asked.fingerprints().decisions());
        assertThat(ahead.fingerprints().fills()).isEqualTo(asked.fingerprints().fills());
        assertThat(ahead.fingerprints().money()).isEqualTo(asked.fingerprints().money());
        assertThat(ahead.summary()).isEqualTo(asked.summary());
        assertThat(ahead.perSymbol()).isEqualTo(asked.perSymbol());
        assertThat(ahead.equity()).usingRecursiveComparison().isEqualTo(asked.equity());
        assertThat(ahead.dailyEquity()).usingRecursiveComparison().isEqualTo(asked.dailyEquity());
        assertThat(summaryOfBatch(market, crossing, settings)).isEqualTo(asked.summary());
    }

    private static Summary summaryOfBatch(PreparedMarket market, Crossing crossing, RunSettings settings) {
        return ((Batch.Outcome.Measured) new Batch(market, settings).run(List.of(crossing)).getFirst()).summary();
    }

    private static RunSettings settings(SplittableRandom random) {
        RunSettings settings = RunSettings.of(random.nextDouble(2_000, 1_000_000), random.nextInt(1, 11))
                .withFunding(FundingMode.values()[random.nextInt(FundingMode.values().length)])
                .withPath(PathPolicy.values()[random.nextInt(PathPolicy.values().length - 1)]).withLatency(random.nextInt(4) == 0 ? 2 : 0)
                .withEquity(random.nextInt(3) == 0 ? EquityDetail.DAILY : EquityDetail.BARS);
        settings = random.nextBoolean() ? settings.withExecution(Execution.IDEAL) : settings;
        return random.nextInt(4) == 0 ? settings.withMargin(MarginChoice.CROSS) : settings;
    }

    private static TestMarket rules(SplittableRandom random) {
        TestMarket rules = TestMarket.hourly();
        if (random.nextInt(4) == 0) {
            rules.with(RuleKey.MARGIN_MODE, "CROSS");
        }
        if (random.nextInt(4) == 0) {
            rules.with(RuleKey.TAKER_FEE_FRACTION, "A", TestMarket.START_MS + 100 * TestMarket.HOUR_MS + 1, "0.001");
        }
        return rules;
    }

    @Test
    void random_markets_of_one_and_two_symbols_give_the_same() {
        SplittableRandom random = new SplittableRandom(17);
        int liquidated = 0;
        for (int round = 0; round < 300; round++) {
            MarketData data = RandomMarkets.of(random.nextLong(), 400);
            Crossing crossing = new Crossing(random.nextInt(5), random.nextInt(1, 8), random.nextInt(1, 40));
            RunSettings settings = settings(random);
            TestMarket rules = rules(random);
            same(data, rules, crossing, settings);
            liquidated += Backtest.run(data, rules.book(), crossing, settings).summary().liquidations() > 0 ? 1 : 0;
        }
        assertThat(liquidated).isGreaterThan(60);
    }

    @Test
    void a_long_quiet_market_gives_the_same() {
        SplittableRandom random = new SplittableRandom(18);
        for (int round = 0; round < 6; round++) {
            MarketData data = SimulatedMarket.randomWalk(random.nextLong(), 20_000, round % 2 == 0 ? 60_000 : TestMarket.HOUR_MS);
            same(data, TestMarket.hourly(), new Crossing(round % 4, 30, 200), RunSettings.ideal(10_000, 5));
        }
    }

    @Test
    void a_split_in_the_middle_gives_the_same() {
        double[][] bars = new double[60][];
        for (int i = 0; i < bars.length; i++) {
            double scale = i < 30 ? 2 : 1;
            double usd = scale * (100 + 10 * StrictMath.sin(i / 4.0));
            bars[i] = TestMarket.bar(usd, usd + 1, usd - 1, usd + 0.5);
        }
        TestMarket market = TestMarket.hourly().bars("A", bars)
                .events(CorporateEvent.split(TestMarket.START_MS + 30 * TestMarket.HOUR_MS, 2));

        for (int form = 0; form < 4; form++) {
            same(market.data(), market, new Crossing(form, 2, 3), TestMarket.settings(3));
        }
    }

    @Test
    void many_at_once_give_what_each_gives_alone_refused_ones_among_them() {
        SplittableRandom random = new SplittableRandom(19);
        int liquidations = 0;
        for (int round = 0; round < 12; round++) {
            MarketData data = RandomMarkets.of(random.nextLong(), 10_000);
            RunSettings settings = settings(random);
            PreparedMarket market = new PreparedMarket(data, TestMarket.rules(), settings.funding());
            List<StrategySpec> points = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                points.add(i % 7 == 3 ? new Refusing() : new Crossing(random.nextInt(5), random.nextInt(1, 20), random.nextInt(1, 60)));
            }
            List<Batch.Outcome> outcomes = new Batch(market, settings).run(points);
            for (int i = 0; i < points.size(); i++) {
                if (outcomes.get(i) instanceof Batch.Outcome.Measured measured) {
                    assertThat(measured.summary()).isEqualTo(Backtest.run(market, points.get(i), settings).summary());
                    liquidations += measured.summary().liquidations();
                } else {
                    assertThat(outcomes.get(i)).isEqualTo(new Batch.Outcome.Refused("not on this market"));
                    assertThat(points.get(i)).isInstanceOf(Refusing.class);
                }
            }
        }
        assertThat(liquidations).isGreaterThan(500);
    }

    private record Refusing() implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            throw new IllegalArgumentException("not on this market");
        }
    }
}
