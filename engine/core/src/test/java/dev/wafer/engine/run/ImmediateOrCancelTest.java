package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static dev.wafer.engine.run.TestMarket.traded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Event.Cancelled;
import dev.wafer.api.Event.Filled;
import org.junit.jupiter.api.Test;

/** A limit that takes what it can at its first open and never rests. */
class ImmediateOrCancelTest {
    private static Listening buyAt(double limitUsd, RunSettings settings, double[]... bars) {
        Listening listening = Listening.to(Script.at(0,
                (symbols, desk, _) -> desk.order(symbols[0]).buy(150).limitAt(limitUsd).immediateOrCancel().send("now or never")));
        TestMarket.hourly().bars("A", bars).run(listening, settings);
        return listening;
    }

    @Test
    void it_fills_at_the_open_as_taker_if_that_is_good_enough() {
        assertThat(buyAt(101, TestMarket.settings(3), flat(100), flat(100), flat(100)).heard(Filled.class)).singleElement().satisfies(event -> {
            assertThat(event.priceUsd()).isEqualTo(100);
            assertThat(event.isMaker()).isFalse();
            assertThat(event.isComplete()).isTrue();
        });
    }

    @Test
    void it_never_sees_the_path_of_its_bar() {
        Listening listening = buyAt(95, TestMarket.settings(3), flat(100), bar(100, 100, 90, 90), flat(90));

        assertThat(listening.heard(Filled.class)).isEmpty();
        assertThat(listening.heard(Cancelled.class)).singleElement().satisfies(event -> {
            assertThat(event.reason()).isEqualTo("immediate or cancel");
            assertThat(event.timeMs()).isEqualTo(TestMarket.START_MS + TestMarket.HOUR_MS);
        });
    }

    @Test
    void what_the_volume_does_not_give_is_cancelled() {
        Listening listening = buyAt(101, TestMarket.realistic(3), flat(100), traded(bar(100, 100, 90, 90), 1_000), flat(90));

        assertThat(listening.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(100.0);
        assertThat(listening.heard(Cancelled.class)).extracting(Cancelled::reason).containsExactly("immediate or cancel");
    }
}
