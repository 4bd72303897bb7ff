package dev.wafer.research.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockDrawTest {
    private static final int HOURS = 6 * 7 * 24;
    private static final SessionUnits UNITS = units(HOURS, Planted.HOUR_MS);
    private static final SessionUnits DAYS = units(280, Planted.DAY_MS);

    private static SessionUnits units(int bars, long resolutionMs) {
        return SessionUnits.of(LongStream.range(0, bars).map(bar -> Planted.START_MS + bar * resolutionMs).toArray(), resolutionMs);
    }

    private static boolean[] kinds(SessionUnits units) {
        boolean[] isExternal = new boolean[units.endTick(units.count() - 1)];
        for (int unit = 0; unit < units.count(); unit++) {
            Arrays.fill(isExternal, units.firstTick(unit), units.endTick(unit), units.isExternal(unit));
        }
        return isExternal;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 5, 1_000})
    void weekends_are_drawn_for_weekends_and_trading_days_for_trading_days(double meanBlock) {
        boolean[] isExternal = kinds(UNITS);
        int weekendTicks = 0;
        for (long seed = 0; seed < 20; seed++) {
            int[] sources = new BlockDraw(UNITS, meanBlock).draw(new SplittableRandom(seed));
            assertThat(sources).hasSize(HOURS);
            for (int tick = 0; tick < HOURS; tick++) {
                assertThat(isExternal[sources[tick]]).isEqualTo(isExternal[tick]);
                weekendTicks += isExternal[tick] ? 0 : 1;
            }
        }
        assertThat(weekendTicks).isEqualTo(20 * 6 * 48);
    }

    @Test
    void the_same_seed_draws_the_same_and_another_seed_something_else() {
        BlockDraw draw = new BlockDraw(UNITS, 5);

        assertThat(draw.draw(new SplittableRandom(7))).isEqualTo(draw.draw(new SplittableRandom(7)));
        assertThat(draw.draw(new SplittableRandom(7))).isNotEqualTo(draw.draw(new SplittableRandom(8)));
    }

    @Test
    void blocks_have_the_mean_length_that_was_asked_for() {
        long[] weekdaysMs = LongStream.range(0, 42).map(bar -> Planted.START_MS + bar * Planted.DAY_MS).filter(SessionUnitsTest::isWeekday).toArray();
        SessionUnits weekdays = SessionUnits.of(weekdaysMs, Planted.DAY_MS);
        int starts = 0, places = 0;
        for (long seed = 0; seed < 500; seed++) {
            int[] sources = new BlockDraw(weekdays, 5).draw(new SplittableRandom(seed));
            for (int tick = 1; tick < sources.length; tick++) {
                starts += sources[tick] == (sources[tick - 1] + 1) % sources.length ? 0 : 1;
                places++;
            }
        }

        double asOftenAsByChance = 5 / (1 - 1.0 / weekdays.count());            // a new block may begin where the old one would have gone on
        assertThat(weekdays.count(true)).isEqualTo(weekdays.count());
        assertThat((double) places / starts).isCloseTo(asOftenAsByChance, within(0.25));
    }

    @Test
    void a_block_that_never_ends_goes_on_to_the_end_and_from_the_start_again() {
        int[] sources = new BlockDraw(DAYS, Double.MAX_VALUE).draw(new SplittableRandom(3));
        int seams = 0;
        for (int tick = 1; tick < sources.length; tick++) {
            seams += sources[tick] < sources[tick - 1] ? 1 : 0;
        }

        assertThat(sources).contains(0, 279);
        assertThat(seams).isBetween(1, 3);                      // a weekend may be found earlier than the days around it
    }

    @Test
    void every_trading_day_is_drawn_as_often_as_any_other() {
        int[] counts = new int[280];
        for (long seed = 0; seed < 500; seed++) {
            for (int source : new BlockDraw(DAYS, 1).draw(new SplittableRandom(seed))) {
                counts[source]++;
            }
        }

        boolean[] isExternal = kinds(DAYS);
        for (int day = 0; day < 280; day++) {
            assertThat(isExternal[day] ? counts[day] : 500).as("day " + day).isBetween(390, 620);   // 500 expected, five standard deviations of 22
        }
    }
}
