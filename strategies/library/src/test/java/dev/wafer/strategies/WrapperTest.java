package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.api.Wrapper;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.run.RunResult;
import dev.wafer.strategies.wrap.FlatOverWeekends;
import dev.wafer.strategies.wrap.FlatThroughEarnings;
import dev.wafer.strategies.wrap.LiquidationDistance;
import dev.wafer.strategies.wrap.VolatilityTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stands between a strategy and the desk. Monday 00:00 UTC is bar 0; Friday 20:00 New York is the close of bar 120, Sunday 20:00 of bar 168. */
class WrapperTest {
    private static final double ROUNDING = 1e-9;
    private static final double LOT_SHARE = 0.001;
    private static final Wrapper WEEKENDS = new FlatOverWeekends();

    /** Does something of its own at each close of the first symbol. */
    private record Each(Action action) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Symbol symbol = run.symbols().getFirst();
            long[] bar = {-1};
            return (market, account, desk) -> action.at((int) ++bar[0], symbol, account, desk);
        }
    }

    private interface Action {
        void at(int bar, Symbol symbol, dev.wafer.api.Account account, dev.wafer.api.Desk desk);
    }

    /** Counts what it hears. */
    private record Hearing(List<Event> heard) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            return run.perSymbol(symbol -> new Strategy() {
                @Override
                public void onBar(dev.wafer.api.Market market, dev.wafer.api.Account account, dev.wafer.api.Desk desk) {
                    desk.target(symbol, 1, "in");
                }

                @Override
                public void onEvent(Event event, dev.wafer.api.Market market, dev.wafer.api.Account account, dev.wafer.api.Desk desk) {
                    heard.add(event);
                }
            });
        }
    }

    private static double[] still(int count) {
        double[] closesUsd = new double[count];
        Arrays.fill(closesUsd, 100);
        return closesUsd;
    }

    private static double heldLots(RunResult result, int untilBar) {
        var journal = result.journal();
        long untilMs = SmallMarket.START_MS + (untilBar + 1) * SmallMarket.HOUR_MS;
        return IntStream.range(0, journal.count()).filter(row -> journal.entry(row) == Entry.FILLED && journal.timeMs(row) <= untilMs)
                .mapToLong(journal::signedLots).sum();
    }

    @Test
    void over_a_weekend_nothing_is_held_and_the_target_is_taken_up_after_it() {
        SmallMarket market = SmallMarket.hourly().closes("MU", still(180));

        RunResult result = market.run(WEEKENDS.around(new BuyAndHold()), 1_000, 2);

        assertThat(market.decisions(result)).containsExactly("0 long", "119 flat", "168 long");    // decided 19:00, filled there, flat at 20:00
        assertThat(SmallMarket.reasons(result)).containsExactly("bought once", "flat over the weekend or holiday", "bought once");
        assertThat(heldLots(result, 120)).isZero();
        assertThat(heldLots(result, 169)).isEqualTo(20_000);                                       // 20 shares again
    }

    @Test
    void what_is_wanted_anew_meanwhile_is_what_is_taken_up() {
        SmallMarket market = SmallMarket.hourly().closes("MU", still(180));
        StrategySpec turning = new Each((bar, symbol, _, desk) -> desk.target(symbol, bar < 130 ? 1 : -0.5, bar < 130 ? "up" : "down"));

        RunResult result = market.run(WEEKENDS.around(turning), 1_000, 2);

        assertThat(market.decisions(result)).containsExactly("0 long", "119 flat", "168 short");
        assertThat(heldLots(result, 169)).isEqualTo(-5_000);
    }

    @Test
    void a_position_that_was_liquidated_before_the_weekend_is_not_bought_again_after_it() {
        double[] closesUsd = still(180);
        Arrays.fill(closesUsd, 50, 180, 60);
        SmallMarket market = SmallMarket.hourly().closes("MU", closesUsd);

        RunResult result = market.run(WEEKENDS.around(new BuyAndHold()), 1_000, 5);

        assertThat(result.summary().liquidations()).isEqualTo(1);
        assertThat(market.decisions(result)).containsExactly("0 long");
    }

    @Test
    void plain_orders_are_withdrawn_closed_and_refused_with_the_reason() {
        SmallMarket market = SmallMarket.hourly().closes("MU", still(180));
        StrategySpec orders = new Each((bar, symbol, _, desk) -> {
            if (bar == 0) {
                desk.order(symbol).buy(5).stopLoss(20).send("in");
            } else if (bar == 1) {
                desk.order(symbol).buy(5).limitAt(50).send("low bid");
            } else if (bar == 140) {
                desk.order(symbol).sell(3).send("weekend");
            }
        });

        RunResult result = market.run(WEEKENDS.around(orders), 1_000, 2);
        var journal = result.journal();

        assertThat(heldLots(result, 3)).isEqualTo(5_000);
        assertThat(heldLots(result, 121)).isZero();
        assertThat(heldLots(result, 179)).isZero();                                                // orders are not built anew
        assertThat(SmallMarket.reasons(result)).containsExactly("in", "low bid", "flat over the weekend or holiday",
                "flat over the weekend or holiday; wanted: weekend");
        assertThat(IntStream.range(0, journal.count()).filter(row -> journal.entry(row) == Entry.REJECTED).mapToObj(journal::because))
                .containsExactly("quantity: less than one lot");
        assertThat(IntStream.range(0, journal.count()).filter(row -> journal.entry(row) == Entry.CANCELLED).count()).isEqualTo(2);     // bid and stop
    }

    @Test
    void an_order_begun_and_not_sent_is_still_an_error() {
        SmallMarket market = SmallMarket.hourly().closes("MU", still(3));
        StrategySpec forgetful = new Each((_, symbol, _, desk) -> desk.order(symbol).buy(1));

        assertThatIllegalStateException().isThrownBy(() -> {
            try {
                market.run(WEEKENDS.around(forgetful), 1_000, 1);
            } catch (dev.wafer.engine.run.StrategyFailure e) {
                throw (RuntimeException) e.getCause();
            }
        }).withMessageContaining("begun and not sent");
    }

    @Test
    void around_earnings_of_one_symbol_the_other_is_left_alone() {
        SmallMarket market = SmallMarket.hourly().closes("AMD", still(100)).closes("MU", still(100)).earnings(50);

        RunResult result = market.run(new FlatThroughEarnings(5, 10).around(new BuyAndHold()), 1_000, 2);

        assertThat(market.decisions(result)).containsExactly("0 long", "0 long", "43 flat", "59 long");    // flat from 5 hours before, the close of bar 44
    }

    @Test
    void a_data_set_without_earnings_is_refused() {
        SmallMarket market = SmallMarket.hourly().closes("MU", still(10));

        assertThatIllegalArgumentException().isThrownBy(() -> market.run(new FlatThroughEarnings().around(new BuyAndHold()), 1_000, 2))
                .withMessageContaining("found no earnings date of [MU]");
    }

    /** Closes that go up and down by a share, in turn: the log returns are plus and minus ln(1 + share). */
    private static double[] swinging(double share, int count) {
        return IntStream.range(0, count).mapToDouble(day -> day % 2 == 0 ? 100 : 100 * (1 + share)).toArray();
    }

    @Test
    void a_wilder_market_gets_less_of_what_is_wanted() {
        SmallMarket market = SmallMarket.daily().closes("MU", swinging(0.05, 30));
        double sigma = StrictMath.log(1.05) * Math.sqrt(10.0 / 9) * Math.sqrt(365);                // ten returns, mean zero: 0.983 a year

        RunResult result = market.run(new VolatilityTarget(0.4, 10, 10).around(new BuyAndHold()), 100_000, 3);
        var journal = result.journal();

        int fill = IntStream.range(0, journal.count()).filter(row -> journal.entry(row) == Entry.FILLED).findFirst().orElseThrow();
        assertThat(market.decisions(result)).containsExactly("10 long");                           // not before the window is known
        assertThat(journal.signedLots(fill) / 1e3 * journal.priceUsd(fill)).isCloseTo(100_000 * 3 * 0.4 / (3 * sigma), within(100.0));
    }

    @Test
    void a_calm_market_gets_all_and_never_more() {
        SmallMarket market = SmallMarket.daily().closes("MU", swinging(0.001, 30));

        RunResult result = market.run(new VolatilityTarget(0.4, 10, 10).around(new BuyAndHold()), 100_000, 3);

        assertThat(result.trades().getFirst().quantityShares() * 100).isCloseTo(300_000, within(300_000 * LOT_SHARE));
    }

    @Test
    void what_drifts_beyond_the_band_is_resized_and_one_trade_all_the_same() {
        double[] closesUsd = DoubleStream.concat(Arrays.stream(swinging(0.02, 20)), Arrays.stream(swinging(0.10, 20))).toArray();
        SmallMarket market = SmallMarket.daily().closes("MU", closesUsd);

        RunResult result = market.run(new VolatilityTarget(0.4, 5, 0.25).around(new BuyAndHold()), 100_000, 3);

        assertThat(SmallMarket.reasons(result)).contains("resized: bought once");
        assertThat(result.trades()).hasSize(1);
        double sigma = StrictMath.log(1.10) * Math.sqrt(5.0 / 4 * (1 - 0.04)) * Math.sqrt(365);    // five returns: plus or minus, mean a fifth of one
        var open = result.perSymbol().getFirst().position().orElseThrow();
        double exposure = open.signedQtyShares() * open.markUsd() / result.summary().finalEquityUsd();
        assertThat(exposure).isCloseTo(0.4 / sigma, within(0.3 * 0.4 / sigma));                    // inside the band of a quarter, and a day's move
    }

    @Test
    void leverage_is_chosen_so_that_liquidation_is_some_daily_moves_away() {
        SmallMarket market = SmallMarket.daily().closes("MU", swinging(0.05, 30));                 // a daily move of 5.14 %
        RunResult all = market.run(new LiquidationDistance(1, 10, 0.05).around(new BuyAndHold()), 100_000, 5);
        RunResult some = market.run(new LiquidationDistance(5, 10, 0.05).around(new BuyAndHold()), 100_000, 5);

        assertThat(all.perSymbol().getFirst().position().orElseThrow().marginUsd()).isCloseTo(100_000, within(2_000.0));       // 1 / 0.101: 5x is less
        var open = some.perSymbol().getFirst().position().orElseThrow();
        assertThat(open.marginUsd() / (open.signedQtyShares() * open.entryUsd())).isCloseTo(1.0 / 3, within(ROUNDING));       // 1 / (0.257 + 0.05) = 3.26
        assertThat(open.signedQtyShares() * open.entryUsd()).isCloseTo(300_000, within(300.0));
    }

    @Test
    void a_position_too_near_to_liquidation_is_left_and_opened_with_less() {
        double[] closesUsd = DoubleStream.concat(Arrays.stream(swinging(0.02, 20)), DoubleStream.of(100, 90, 84, 84, 84, 84, 84)).toArray();
        SmallMarket market = SmallMarket.daily().closes("MU", closesUsd);

        RunResult result = market.run(new LiquidationDistance(5, 10, 0.05).around(new BuyAndHold()), 100_000, 5);

        assertThat(result.summary().liquidations()).isZero();
        assertThat(SmallMarket.reasons(result)).containsSubsequence("bought once", "too near to liquidation, or volatility not known", "bought once");
        assertThat(market.run(new BuyAndHold(), 100_000, 5).summary().liquidations()).isEqualTo(1);       // at 84.21
    }

    @Test
    void wrappers_nest_and_each_does_its_part() {
        SmallMarket market = SmallMarket.hourly().closes("MU", IntStream.range(0, 180).mapToDouble(hour -> hour % 2 == 0 ? 100 : 101).toArray());
        Wrapper sized = new VolatilityTarget(0.4, 1, 0.25);

        RunResult inside = market.run(WEEKENDS.around(sized.around(new BuyAndHold())), 100_000, 3);
        RunResult outside = market.run(sized.around(WEEKENDS.around(new BuyAndHold())), 100_000, 3);

        for (RunResult result : List.of(inside, outside)) {
            assertThat(heldLots(result, 121)).isZero();
            assertThat(heldLots(result, 160)).isZero();
            assertThat(heldLots(result, 170)).isBetween(400_000.0, 520_000.0);                     // sigma 0.95: exposure 0.42 of 100,000 USDC at 100
        }
    }

    @Test
    void events_reach_the_strategy_inside() {
        List<Event> heard = new ArrayList<>();

        SmallMarket.hourly().closes("MU", still(180)).run(WEEKENDS.around(new Hearing(heard)), 1_000, 2);

        assertThat(heard).filteredOn(Event.Filled.class::isInstance).hasSize(3);
    }

    @Test
    void parameters_of_both_enter_the_fingerprint() {
        SmallMarket market = SmallMarket.hourly().closes("MU", still(10));
        StrategySpec one = new VolatilityTarget(0.4, 1, 0.25).around(new BuyAndHold());
        StrategySpec other = new VolatilityTarget(0.5, 1, 0.25).around(new BuyAndHold());

        assertThat(List.of(print(market, one), print(market, other), print(market, new BuyAndHold()))).doesNotHaveDuplicates();
    }

    private static String print(SmallMarket market, StrategySpec strategy) {
        return market.run(strategy, 1_000, 1).fingerprints().parameters();
    }
}
