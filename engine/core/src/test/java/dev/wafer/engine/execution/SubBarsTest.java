package dev.wafer.engine.execution;

import static dev.wafer.engine.run.TestMarket.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.BarSeries;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.cost.LiquidityTape;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.price.PriceTape;
import dev.wafer.engine.run.TestMarket;
import org.junit.jupiter.api.Test;

/** Two symbols and four finer ticks of a quarter hour; A has bars in all of them, B in the last two. */
class SubBarsTest {
    private static final long QUARTER_MS = TestMarket.HOUR_MS / 4;
    private static final long[] CLOCK_MS = {START_MS, START_MS + QUARTER_MS, START_MS + 2 * QUARTER_MS, START_MS + 3 * QUARTER_MS};

    private final SubBars finer = new SubBars(new PriceTape[] {tape("A", 0), tape("B", 2)}, CLOCK_MS, QUARTER_MS);
    private final Venue venue = new Venue(new Account(1_000, new double[] {1, 1}, 1), new Journal(),
            new Instrument[] {new Instrument("A", 0), new Instrument("B", 0)}, new PriceTape[0], false, new LiquidityTape[0]);
    private final SubBarWalk walk = new SubBarWalk(venue, finer, new Account(1_000, new double[] {1, 1}, 1));

    private static PriceTape tape(String ticker, int fromTick) {
        BarSeries.Builder bars = BarSeries.builder(4);
        for (int tick = fromTick; tick < 4; tick++) {
            bars.add(CLOCK_MS[tick], 100, 100, 100, 100);
        }
        RuleTimeline rules = new RuleTimeline(TestMarket.rules(), ticker, START_MS, START_MS + TestMarket.HOUR_MS);
        return new PriceTape(bars.build(), CLOCK_MS, QUARTER_MS, new boolean[4], rules);
    }

    private void present(boolean isA, boolean isB) {
        venue.moment().present(0, isA);
        venue.moment().present(1, isB);
    }

    @Test
    void there_are_none_or_some() {
        assertThat(SubBars.NONE.isEmpty()).isTrue();
        assertThat(finer.isEmpty()).isFalse();
    }

    @Test
    void a_symbol_has_finer_bars_where_it_has_one_at_least() {
        assertThat(finer.hasBars(0, 0, 1)).isTrue();
        assertThat(finer.hasBars(1, 0, 2)).isFalse();
        assertThat(finer.hasBars(1, 0, 3)).isTrue();
    }

    @Test
    void a_bar_is_covered_if_every_symbol_present_has_finer_ones() {
        present(true, true);
        assertThat(walk.covers(venue, START_MS, 2 * QUARTER_MS)).isFalse();
        assertThat(walk.covers(venue, START_MS, 4 * QUARTER_MS)).isTrue();
        present(true, false);
        assertThat(walk.covers(venue, START_MS, 2 * QUARTER_MS)).isTrue();
    }

    @Test
    void a_bar_without_any_finer_tick_is_not_covered_even_if_nobody_is_present() {
        present(false, false);
        assertThat(walk.covers(venue, START_MS + 4 * QUARTER_MS, 4 * QUARTER_MS)).isFalse();
    }
}
