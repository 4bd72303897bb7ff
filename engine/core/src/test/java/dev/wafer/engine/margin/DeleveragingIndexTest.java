package dev.wafer.engine.margin;

import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.Script;
import dev.wafer.engine.run.TestMarket;
import org.junit.jupiter.api.Test;

/** Mark over entry (for shorts entry over mark), times notional over the value behind it; the highest is reduced first. */
class DeleveragingIndexTest {
    @Test
    void the_worked_example_reduces_b_before_a() {
        double a = DeleveragingIndex.of(1, 500, 800, 80_000, 20_000);
        double b = DeleveragingIndex.of(1, 700, 800, 80_000, 5_000);

        assertThat(a).isEqualTo(6.4, within(1e-12));
        assertThat(b).isEqualTo(18.2857, within(5e-5)).isGreaterThan(a);
    }

    @Test
    void a_short_stands_higher_the_further_the_mark_has_fallen() {
        assertThat(DeleveragingIndex.of(-1, 800, 500, 80_000, 20_000)).isEqualTo(6.4, within(1e-12));
        assertThat(DeleveragingIndex.of(-1, 800, 900, 80_000, 20_000)).isLessThan(4);
    }

    @Test
    void without_value_behind_it_there_is_none() {
        assertThatThrownBy(() -> DeleveragingIndex.of(1, 500, 800, 80_000, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void prices_of_nothing_are_refused_and_a_notional_of_nothing_stands_last() {
        assertThatThrownBy(() -> DeleveragingIndex.of(1, 0, 800, 80_000, 20_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DeleveragingIndex.of(1, 500, 0, 80_000, 20_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DeleveragingIndex.of(1, 500, 800, -1, 20_000)).isInstanceOf(IllegalArgumentException.class);
        assertThat(DeleveragingIndex.of(1, 500, 800, 0, 20_000)).isZero();
    }

    /** Long 100 from 500 at 5x, mark 550: margin 10,000 and profit 5,000 behind 55,000. */
    @Test
    void a_position_at_the_end_of_a_run_is_reported_with_its_index() {
        Script script = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"));
        RunResult result = TestMarket.hourly().bars("A", flat(500), flat(500), flat(550)).run(script, TestMarket.settings(5));

        assertThat(result.perSymbol().getFirst().position().orElseThrow().deleveragingIndex().orElseThrow())
                .isEqualTo(1.1 * 55_000 / 15_000, within(1e-9));
    }
}
