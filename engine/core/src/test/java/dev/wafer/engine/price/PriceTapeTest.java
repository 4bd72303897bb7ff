package dev.wafer.engine.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.BarSeries;
import dev.wafer.engine.run.TestMarket;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Prices of a symbol on a clock that has more times than the symbol has bars. */
class PriceTapeTest {
    private static final int TICKS = 130;

    /** Bars at the given ticks; the one at tick t opens at 100 + t and closes, marked, at 300 + t. */
    private static PriceTape tape(long[] clockMs, Set<Integer> ticks) {
        BarSeries.Builder builder = BarSeries.builder(ticks.size());
        for (int tick : ticks.stream().sorted().toList()) {
            builder.add(TestMarket.START_MS + tick * TestMarket.HOUR_MS, 100 + tick, 200 + tick, 50 + tick, 150 + tick);
            builder.withMark(250 + tick, 350 + tick, 240 + tick, 300 + tick);
        }
        RuleTimeline rules = new RuleTimeline(TestMarket.rules(), "A", clockMs[0], clockMs[clockMs.length - 1] + TestMarket.HOUR_MS);
        return new PriceTape(builder.build(), clockMs, TestMarket.HOUR_MS, new boolean[clockMs.length], rules);
    }

    private static long[] clock(int ticks) {
        return LongStream.range(0, ticks).map(tick -> TestMarket.START_MS + tick * TestMarket.HOUR_MS).toArray();
    }

    @Test
    void an_absent_symbol_stands_at_its_last_mark_and_before_its_first_bar_at_its_first_open() {
        PriceTape tape = tape(clock(4), Set.of(1, 3));

        assertThat(tape.isPresent(0)).isFalse();
        assertThat(new double[] {tape.openUsd(0), tape.closeUsd(0), tape.markOpenUsd(0), tape.markCloseUsd(0)}).containsOnly(101);
        assertThat(tape.source(0)).isEqualTo(MarkSource.ABSENT);
        assertThat(tape.source(1)).isEqualTo(MarkSource.RECORDED);
        assertThat(new double[] {tape.openUsd(2), tape.highUsd(2), tape.lowUsd(2), tape.closeUsd(2)}).containsOnly(301);
        assertThat(new double[] {tape.markOpenUsd(2), tape.markHighUsd(2), tape.markLowUsd(2), tape.markCloseUsd(2)}).containsOnly(301);
    }

    @Test
    void bars_are_counted_from_a_tick_to_before_another() {
        PriceTape gaps = tape(clock(TICKS), Set.of(0, 1, 63, 64, 129));
        PriceTape whole = tape(clock(3), Set.of(0, 1, 2));

        assertThat(gaps.barsBetween(0, TICKS)).isEqualTo(5);
        assertThat(gaps.barsBetween(1, 64)).isEqualTo(2);
        assertThat(gaps.barsBetween(64, 129)).isEqualTo(1);
        assertThat(gaps.barsBetween(65, 129)).isZero();
        assertThat(whole.barsBetween(1, 3)).isEqualTo(2);
        assertThat(whole.barsBetween(2, 2)).isZero();
    }

    @Test
    void bars_without_a_gap_lie_as_the_same_bars_laid_one_by_one() {
        Set<Integer> ticks = IntStream.range(0, TICKS).boxed().collect(Collectors.toSet());
        PriceTape whole = tape(clock(TICKS), ticks);
        PriceTape oneByOne = tape(clock(TICKS + 1), ticks);                 // a tick more than bars

        assertThat(whole.isAlwaysPresent()).isTrue();
        assertThat(oneByOne.isAlwaysPresent()).isFalse();
        for (int tick = 0; tick < TICKS; tick++) {
            assertThat(cells(whole, tick)).isEqualTo(cells(oneByOne, tick));
            assertThat(whole.source(tick)).isEqualTo(oneByOne.source(tick)).isEqualTo(MarkSource.RECORDED);
            assertThat(whole.isOnePath(tick)).isEqualTo(oneByOne.isOnePath(tick)).isFalse();
        }
    }

    private static double[] cells(PriceTape tape, int tick) {
        return new double[] {tape.openUsd(tick), tape.highUsd(tick), tape.lowUsd(tick), tape.closeUsd(tick), tape.markOpenUsd(tick), tape.markHighUsd(tick),
            tape.markLowUsd(tick), tape.markCloseUsd(tick)};
    }

    @Test
    void recorded_marks_that_are_the_trade_prices_are_one_path_with_them() {
        BarSeries bars = BarSeries.builder(1).add(TestMarket.START_MS, 100, 120, 90, 110).withMark(100, 120, 90, 110).build();
        RuleTimeline rules = new RuleTimeline(TestMarket.rules(), "A", TestMarket.START_MS, TestMarket.START_MS + TestMarket.HOUR_MS);

        PriceTape tape = new PriceTape(bars, clock(1), TestMarket.HOUR_MS, new boolean[1], rules);

        assertThat(tape.isOnePath(0)).isTrue();
        assertThat(tape.source(0)).isEqualTo(MarkSource.RECORDED);
        assertThat(tape.markLowUsd(0)).isEqualTo(90);
    }

    @Test
    void a_bar_that_is_not_on_the_clock_is_refused() {
        assertThatThrownBy(() -> tape(clock(2), Set.of(0, 3))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not on it");
    }
}
