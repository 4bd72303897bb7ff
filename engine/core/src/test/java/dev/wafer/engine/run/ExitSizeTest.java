package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static dev.wafer.engine.run.TestMarket.traded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Filled;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Exits are as large as what is left of their order, where another order holds shares beside it. A bar of volume 100 gives 10 shares. */
class ExitSizeTest {
    private static final double[] PLENTY = traded(flat(100), 100_000);

    private static double heldAtTheEnd(Script script, double[]... bars) {
        Listening listening = Listening.to(script);
        TestMarket.hourly().bars("A", bars).run(listening, TestMarket.realistic(3));
        return listening.heard(Filled.class).stream().mapToDouble(Filled::signedQtyShares).sum();
    }

    /** 30 with exits beside 30 without; 10 leave with a profit, so 20 leave at the stop. */
    @Test
    void a_take_profit_that_filled_a_part_leaves_a_stop_of_the_rest() {
        Script two = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(30).send("plain");
            desk.order(symbols[0]).buy(30).stopLoss(10).takeProfit(10).send("guarded");
        });

        assertThat(heldAtTheEnd(two, PLENTY, PLENTY, traded(bar(100, 111, 100, 100), 100), traded(bar(100, 100, 80, 100), 100_000), PLENTY))
                .isEqualTo(30, within(1e-9));
    }

    /** 20 with a stop fill 10 and 10 beside 30 without; the stop takes 20. */
    @Test
    void an_order_that_fills_in_two_bars_has_one_stop_that_grows() {
        Script two = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(30).send("plain"),
                1, (symbols, desk, _) -> desk.order(symbols[0]).buy(20).limitAt(95).stopLoss(10).send("guarded")));
        double[] thin = traded(bar(100, 100, 94, 100), 100);

        assertThat(heldAtTheEnd(two, PLENTY, PLENTY, thin, thin, traded(bar(100, 100, 80, 100), 100_000), PLENTY)).isEqualTo(30, within(1e-9));
    }
}
