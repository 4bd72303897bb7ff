package dev.wafer.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.run.RunResult.Fingerprints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is decided or filled with what was not known yet, and the machine it runs on makes no difference. */
class KnowledgeTest {
    private static final int BARS = 300;
    private static final long HOUR_MS = TestMarket.HOUR_MS;

    /** Trades on price, open interest and funding; its reasons carry the values it saw. */
    record Watcher(int window) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            return run.perSymbol(symbol -> part(run, symbol));
        }

        private Strategy part(Setup run, Symbol symbol) {
            Column close = run.close(symbol);
            Column mean = close.ema(window);
            Column interest = run.openInterestShares(symbol).change(3);
            Column funding = run.fundingPerHour(symbol).sma(4);
            Column range = run.atr(symbol, window);
            return (_, account, desk) -> {
                String saw = close.now() + " " + mean.now() + " " + interest.now() + " " + funding.now() + " " + range.now();
                boolean isUp = close.now() > mean.now() && interest.now() > 0;
                if (account.isFlat(symbol) && !desk.isWorking(symbol)) {
                    double shares = account.equityUsd() / close.now();
                    (isUp ? desk.order(symbol).buy(shares) : desk.order(symbol).sell(shares)).stopLoss(range.now()).takeProfit(2 * range.now())
                            .send(saw);
                } else if (funding.now() > 0.00002) {
                    desk.order(symbol).close().send(saw);
                }
            };
        }
    }

    private static MarketData market() {
        SplittableRandom random = new SplittableRandom(24);
        TestMarket market = TestMarket.hourly();
        for (String ticker : List.of("A", "B")) {
            BarSeries.Builder builder = BarSeries.builder(BARS);
            FundingSeries.Builder funding = FundingSeries.builder(BARS);
            double priceUsd = 200;
            for (int i = 0; i < BARS; i++) {
                double openUsd = priceUsd;
                priceUsd *= 1 + random.nextDouble(-0.02, 0.02);
                builder.add(TestMarket.START_MS + i * HOUR_MS, openUsd, Math.max(openUsd, priceUsd) * (1 + random.nextDouble(0, 0.01)),
                        Math.min(openUsd, priceUsd) * (1 - random.nextDouble(0, 0.01)), priceUsd);
                builder.with(Field.OPEN_INTEREST, random.nextDouble(1000, 2000));
                funding.add(TestMarket.START_MS + i * HOUR_MS, random.nextDouble(-0.0001, 0.0001), HOUR_MS);
            }
            OpenInterestFacts facts = new OpenInterestFacts(OpenInterestFacts.Kind.CLOSE, "test", HOUR_MS, 0, "made for a test");
            market.add(new SymbolHistory(ticker, builder.build(), funding.build(), Optional.of(facts)));
        }
        return market.data();
    }

    private static RunResult run(MarketData data) {
        return Backtest.run(data, TestMarket.rules(), new Watcher(10), RunSettings.ideal(100_000, 5));
    }

    /** Bars that have closed by a time; the funding point at that time is known as well. */
    private static MarketData known(MarketData whole, long timeMs) {
        List<SymbolHistory> cut = new ArrayList<>();
        for (SymbolHistory history : whole.before(timeMs).histories()) {
            cut.add(history.withFunding(whole.history(history.ticker()).orElseThrow().funding().before(timeMs + 1)));
        }
        return new MarketData(whole.name(), whole.venue(), whole.resolutionMs(), whole.provenance(), true, cut);
    }

    /** Everything decided, filled and refused, in order, as text. */
    private static List<String> happened(RunResult result) {
        Journal journal = result.journal();
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < journal.count(); row++) {
            lines.add(journal.entry(row) + " " + journal.timeMs(row) + " " + journal.symbol(row) + " " + journal.orderId(row) + " "
                    + journal.signedLots(row) + " " + journal.priceUsd(row) + " " + journal.feeNano(row) + " " + journal.realizedNano(row) + " "
                    + journal.fundingNano(row) + " " + journal.because(row));
        }
        return lines;
    }

    /** Seed 5: the cuts. The journal of a cut is the beginning of the whole one, and what follows there is not earlier than the cut. */
    @Test
    @Tag("trap-24")
    void decisions_and_fills_up_to_a_bar_are_the_same_on_the_data_cut_there() {
        MarketData whole = market();
        RunResult all = run(whole);
        List<String> everything = happened(all);
        SplittableRandom random = new SplittableRandom(5);

        for (int cut = 0; cut < 60; cut++) {
            int bars = random.nextInt(15, BARS);
            long endMs = TestMarket.START_MS + bars * HOUR_MS;
            List<String> onTheCut = happened(run(known(whole, endMs)));
            assertThat(everything.subList(0, onTheCut.size())).as("%d bars", bars).isEqualTo(onTheCut);
            for (int row = onTheCut.size(); row < everything.size(); row++) {
                assertThat(all.journal().timeMs(row)).isGreaterThanOrEqualTo(endMs);
            }
        }
        assertThat(everything).hasSizeGreaterThan(200);
        assertThat(all.summary().trades()).isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource(PathPolicy.class)
    @Tag("trap-23")
    void no_order_fills_in_the_bar_that_it_was_given_on(PathPolicy path) {
        int fills = 0;
        for (int seed = 0; seed < 300; seed++) {
            MarketData data = RandomMarkets.of(seed, 40);
            RunSettings settings = RunSettings.ideal(1e6, 3).withSeed(seed).withPath(path).withFunding(FundingMode.RECORDED);
            Journal journal = Backtest.run(data, TestMarket.rules(), new RandomTrader(), settings).journal();
            Map<Long, Long> givenMs = new HashMap<>();
            for (int row = 0; row < journal.count(); row++) {
                if (journal.entry(row) == Entry.ORDERED) {
                    givenMs.put(journal.orderId(row), journal.timeMs(row));
                } else if (journal.entry(row) == Entry.FILLED) {
                    assertThat(journal.timeMs(row)).as("seed %d", seed).isGreaterThanOrEqualTo(givenMs.get(journal.orderId(row)));
                    fills++;
                }
            }
        }
        assertThat(fills).isGreaterThan(1000);
    }

    /** The close of bar 0 is 100 and its low was 90: a limit at 95 given at that close does not see that low. */
    @ParameterizedTest
    @EnumSource(PathPolicy.class)
    @Tag("trap-23")
    void a_limit_does_not_see_the_range_of_the_bar_it_was_given_on(PathPolicy path) {
        Script limit = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(1).limitAt(95).send("in"));
        double[][] bars = {TestMarket.bar(100, 110, 90, 100), TestMarket.bar(100, 110, 96, 100), TestMarket.bar(100, 110, 94, 100)};

        for (long resolutionMs : new long[] {60_000, HOUR_MS, 24 * HOUR_MS}) {
            RunResult result = TestMarket.every(resolutionMs).bars("A", bars).run(limit, TestMarket.settings(1).withPath(path));
            assertThat(result.trades().getFirst().entryTimeMs()).isGreaterThan(TestMarket.START_MS + 2 * resolutionMs);
        }
    }

    @Test
    @Tag("trap-36")
    void locale_and_time_zone_change_no_fingerprint() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Fingerprints here = run(market()).fingerprints();
        try {
            Locale.setDefault(Locale.GERMANY);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(run(market()).fingerprints()).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    @Tag("trap-36")
    void two_runs_of_one_seed_agree_and_two_seeds_do_not() {
        MarketData data = RandomMarkets.of(7, 40);
        RunSettings settings = RunSettings.ideal(1e6, 3);

        Fingerprints first = Backtest.run(data, TestMarket.rules(), new RandomTrader(), settings.withSeed(1)).fingerprints();
        Fingerprints again = Backtest.run(data, TestMarket.rules(), new RandomTrader(), settings.withSeed(1)).fingerprints();
        Fingerprints other = Backtest.run(data, TestMarket.rules(), new RandomTrader(), settings.withSeed(2)).fingerprints();

        assertThat(again).isEqualTo(first);
        assertThat(other.fills()).isNotEqualTo(first.fills());
        assertThat(other.data()).isEqualTo(first.data());
    }

    /** Both long one share: A + B is 201 at the close, 200 at the open, where funding settles, and 201 and 208.9 at the two extremes. */
    @Test
    void what_a_run_did_does_not_depend_on_whether_the_strategy_listens() {
        double[][] barsOfA = {TestMarket.flat(101), TestMarket.flat(101), TestMarket.bar(100, 110, 100, 105)};
        double[][] barsOfB = {TestMarket.flat(100), TestMarket.flat(100), TestMarket.bar(100, 101, 98.9, 100)};
        TestMarket market = TestMarket.hourly().funded("A", TestMarket.funding(new double[] {2.5, 0.0001, 100}), barsOfA).bars("B", barsOfB);
        Script buyer = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(1).send("in");
            desk.order(symbols[1]).buy(1).send("in");
        });
        RunSettings settings = TestMarket.settings(1).withPath(PathPolicy.ADAPTIVE);

        RunResult deaf = market.run(buyer, settings);
        RunResult listening = market.run(Listening.to(buyer), settings);

        assertThat(deaf.summary().maxDrawdownIntrabar()).isEqualTo(1.01e-6, within(1e-12));
        assertThat(listening.fingerprints().money()).isEqualTo(deaf.fingerprints().money());
    }
}
