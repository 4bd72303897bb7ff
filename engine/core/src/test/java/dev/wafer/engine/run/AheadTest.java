package dev.wafer.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Account;
import dev.wafer.api.Column;
import dev.wafer.api.Desk;
import dev.wafer.api.Event;
import dev.wafer.api.Market;
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
import dev.wafer.engine.measure.EquityCurve.Detail;
import dev.wafer.engine.measure.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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

    /** The same of any strategy, with an ear for events: then every bar is traded in full before the strategy is asked. */
    private record Heard(StrategySpec inner) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Strategy strategy = inner.start(run);
            return new Strategy() {
                @Override
                public void onBar(Market market, Account account, Desk desk) {
                    strategy.onBar(market, account, desk);
                }

                @Override
                public void onEvent(Event event, Market market, Account account, Desk desk) {}
            };
        }
    }

    /** Orders now and then, looks at the account now and then, and says what it saw as its reason. */
    private record Curious(long seed) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            SplittableRandom random = new SplittableRandom(seed);
            Symbol symbol = run.symbols().getFirst();
            StringBuilder seen = new StringBuilder();
            return (market, account, desk) -> {
                if (random.nextInt(6) == 0) {
                    seen.append(account.equityUsd()).append(' ').append(account.marginUsd(symbol)).append(' ').append(account.exposure(symbol)).append(' ')
                            .append(account.freeCashUsd()).append(' ').append(account.unrealizedUsd(symbol)).append(' ')
                            .append(account.isFlat(symbol) ? 0 : account.liquidationUsd(symbol)).append(';');
                }
                if (random.nextInt(25) == 0) {
                    act(random, symbol, desk, seen);
                    seen.setLength(0);
                }
            };
        }

        private static void act(SplittableRandom random, Symbol symbol, Desk desk, StringBuilder seen) {
            switch (random.nextInt(6)) {
                case 0 -> desk.target(symbol, random.nextDouble(-3, 3), seen.toString());
                case 1 -> desk.order(symbol).buy(random.nextDouble(1, 9)).stopLoss(random.nextDouble(1, 9)).send(seen.toString());
                case 2 -> desk.order(symbol).sell(random.nextDouble(1, 9)).takeProfit(random.nextDouble(1, 9)).send(seen.toString());
                case 3 -> desk.cancelAll(symbol, seen.toString());
                case 4 -> desk.moveMargin(symbol, random.nextDouble(-20, 50), seen.toString());
                default -> desk.leverage(symbol, random.nextInt(1, 11), seen.toString());
            }
        }
    }

    private static void same(MarketData data, TestMarket rules, Crossing crossing, RunSettings settings) {
        PreparedMarket market = new PreparedMarket(data, rules.book(), settings.funding());
        RunResult plain = Backtest.run(market, new Heard(new Asked(crossing)), settings);

        same(Backtest.run(market, crossing, settings), plain);
        same(Backtest.run(market, new Asked(crossing), settings), plain);
        same(Backtest.observed(market, crossing, settings).result(), plain);
        assertThat(summaryOfBatch(market, crossing, settings)).isEqualTo(plain.summary());
    }

    private static void same(RunResult one, RunResult other) {
        assertThat(one.fingerprints().decisions()).isEqualTo(other.fingerprints().decisions());
        assertThat(one.fingerprints().fills()).isEqualTo(other.fingerprints().fills());
        assertThat(one.fingerprints().money()).isEqualTo(other.fingerprints().money());
        assertThat(one.summary()).isEqualTo(other.summary());
        assertThat(one.perSymbol()).isEqualTo(other.perSymbol());
        assertThat(one.equity()).usingRecursiveComparison().isEqualTo(other.equity());
        assertThat(one.dailyEquity()).usingRecursiveComparison().isEqualTo(other.dailyEquity());
    }

    private static Summary summaryOfBatch(PreparedMarket market, Crossing crossing, RunSettings settings) {
        return ((Batch.Outcome.Measured) new Batch(market, settings).run(List.of(crossing)).getFirst()).summary();
    }

    private static RunSettings settings(SplittableRandom random) {
        RunSettings settings = RunSettings.of(random.nextDouble(2_000, 1_000_000), random.nextInt(1, 11))
                .withFunding(FundingMode.values()[random.nextInt(FundingMode.values().length)])
                .withPath(PathPolicy.values()[random.nextInt(PathPolicy.values().length - 1)]).withLatency(random.nextInt(4) == 0 ? 2 : 0)
                .withEquity(random.nextInt(3) == 0 ? Detail.DAILY : Detail.BARS);
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
    void a_strategy_that_looks_and_orders_now_and_then_sees_and_does_the_same() {
        SplittableRandom random = new SplittableRandom(20);
        int fills = 0;
        for (int round = 0; round < 200; round++) {
            MarketData data = RandomMarkets.of(random.nextLong(), 600);
            RunSettings settings = settings(random);
            TestMarket rules = rules(random);
            PreparedMarket market = new PreparedMarket(data, rules.book(), settings.funding());
            Curious curious = new Curious(random.nextLong());
            RunResult plain = Backtest.run(market, new Heard(curious), settings);
            same(Backtest.run(market, curious, settings), plain);
            fills += (int) IntStream.range(0, plain.journal().count()).filter(plain.journal()::isFill).count();
        }
        assertThat(fills).isGreaterThan(1_500);
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
