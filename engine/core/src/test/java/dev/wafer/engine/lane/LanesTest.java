package dev.wafer.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Condition;
import dev.wafer.engine.measure.Drawdown;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vector lanes and plain loops give the same bits. */
class LanesTest {
    private static final int BARS = 700;
    private static final Lanes PLAIN = new PlainLanes();
    private static final Lanes FAST = Lanes.fastest();

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void the_tests_run_with_vector_lanes() {
        assertThat(FAST).isInstanceOf(VectorLanes.class);
    }

    private double[] walk(double startUsd, double step) {
        double[] values = new double[BARS];
        double value = startUsd;
        for (int i = 0; i < BARS; i++) {
            value += random.nextDouble(-step, step);
            values[i] = value;
        }
        return values;
    }

    private record Passed(int tick, long equity, long peak, long lowestClose, long lowest, long drawdown, long drawdownIntrabar,
            List<Double> equities) {}

    private static Passed carried(Lanes lanes, double[][] prices, double qtyShares, double maintenance, int from, int to, boolean isKeeping) {
        Drawdown drawdown = new Drawdown(10_000);
        double[] equities = isKeeping ? new double[BARS] : new double[0];
        Held held = new Held(drawdown).in(new Row(prices[0]), new Row(prices[1]), new Row(prices[2])).position(qtyShares, 100, 3_000, 0.5, maintenance).beside(7_000)
                .writing(equities, 0);
        int tick = lanes.carry(held, from, to);
        return new Passed(tick, bits(held.equityUsd()), bits(drawdown.peakUsd()), bits(drawdown.lowestCloseUsd()), bits(drawdown.lowestUsd()),
                bits(drawdown.maxDrawdown()), bits(drawdown.maxDrawdownIntrabar()),
                Arrays.stream(equities).boxed().toList());
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_position_is_carried_alike_to_the_end_and_to_a_breach(boolean isKeeping) {
        int breaches = 0;
        int ends = 0;
        for (int round = 0; round < 2_000; round++) {
            double[] closes = walk(100, random.nextDouble(0.01, 2));
            double[] adverses = closes.clone();
            double qtyShares = random.nextDouble(-150, 150);
            for (int i = 0; i < BARS; i++) {
                adverses[i] -= Math.signum(qtyShares) * random.nextDouble(0, 1);
            }
            double[][] prices = {adverses, closes, walk(0.5, 0.001)};
            int from = random.nextInt(BARS);
            int to = random.nextInt(from, BARS + 1);
            double maintenance = random.nextDouble(0, 0.4);
            Passed plain = carried(PLAIN, prices, qtyShares, maintenance, from, to, isKeeping);
            Passed fast = carried(FAST, prices, qtyShares, maintenance, from, to, isKeeping);

            assertThat(fast).isEqualTo(plain);
            breaches += plain.tick < to ? 1 : 0;
            ends += plain.tick == to && to - from > 100 ? 1 : 0;
        }
        assertThat(breaches).isGreaterThan(200);
        assertThat(ends).isGreaterThan(200);
    }

    /** Whole calm blocks are passed at once; bar by bar says the same. */
    @Test
    void a_block_passed_at_once_gives_what_its_bars_give() {
        int calm = 0;
        for (int round = 0; round < 2_000; round++) {
            double[] closes = walk(100, random.nextDouble(0.001, 0.3));
            double[] adverses = closes.clone();
            double qtyShares = random.nextDouble(-120, 120);
            for (int i = 0; i < BARS; i++) {
                adverses[i] -= Math.signum(qtyShares) * random.nextDouble(0, 0.05);
            }
            Held blocks = held(adverses, closes, walk(0.5, 0.0001), qtyShares);
            Held bars = held(adverses, closes, blocks.fundingIndexes, qtyShares);
            int from = random.nextInt(Extremes.BLOCK);
            int to = BARS - random.nextInt(Extremes.BLOCK);
            int passed = PLAIN.carry(blocks, from, to);
            int passedByBars = new PlainLanes().bars(bars, from, to);
            for (int block = 0; block < BARS / Extremes.BLOCK; block++) {
                calm += blocks.calmEnd(block, (block + 1) * Extremes.BLOCK) > block ? 1 : 0;
            }

            assertThat(passed).isEqualTo(passedByBars);
            assertThat(bits(blocks.equityUsd())).isEqualTo(bits(bars.equityUsd()));
            assertThat(bits(blocks.drawdown.peakUsd())).isEqualTo(bits(bars.drawdown.peakUsd()));
            assertThat(bits(blocks.drawdown.lowestUsd())).isEqualTo(bits(bars.drawdown.lowestUsd()));
            assertThat(bits(blocks.drawdown.lowestCloseUsd())).isEqualTo(bits(bars.drawdown.lowestCloseUsd()));
            assertThat(bits(blocks.drawdown.maxDrawdownIntrabar())).isEqualTo(bits(bars.drawdown.maxDrawdownIntrabar()));
        }
        assertThat(calm).isGreaterThan(3_000);
    }

    private static Held held(double[] adverses, double[] closes, double[] indexes, double qtyShares) {
        return new Held(new Drawdown(10_000)).in(new Row(adverses), new Row(closes), new Row(indexes)).position(qtyShares, 100, 3_000, 0.5, 0.05).beside(7_000);
    }

    @Test
    void columns_are_compared_alike_ties_and_unknown_values_included() {
        long above = 0;
        long ties = 0;
        for (int round = 0; round < 3_000; round++) {
            double[] left = walk(0, 1);
            double[] right = left.clone();
            for (int i = 0; i < BARS; i++) {
                switch (random.nextInt(5)) {
                    case 0 -> right[i] = Double.NaN;
                    case 1 -> right[i] = left[i] * (1 + random.nextDouble(-3e-12, 3e-12));
                    case 2 -> right[i] = random.nextBoolean() ? 0 : -left[i];
                    case 3 -> right[i] = random.nextDouble(-2, 2);
                    default -> ties++;
                }
            }
            int from = random.nextInt(BARS);
            int count = Math.min(random.nextInt(1, Lanes.SLOTS + 1), BARS - from);
            double level = random.nextDouble(-1, 1);
            long expected = 0;
            for (int k = 0; k < count; k++) {
                expected |= (Condition.isAbove(left[from + k], right[from + k]) ? 1L : 0L) << k;
            }

            assertThat(PLAIN.above(left, right, from, count)).isEqualTo(expected);
            assertThat(FAST.above(left, right, from, count)).isEqualTo(expected);
            assertThat(FAST.aboveLevel(right, level, from, count)).isEqualTo(PLAIN.aboveLevel(right, level, from, count));
            assertThat(FAST.belowLevel(right, level, from, count)).isEqualTo(PLAIN.belowLevel(right, level, from, count));
            above += Long.bitCount(expected);
        }
        assertThat(above).isGreaterThan(10_000);
        assertThat(ties).isGreaterThan(10_000);
    }

    /** A block in which a column is said to be above nowhere is one in which no slot is, and most of those are found. */
    @Test
    void a_block_passed_by_its_extremes_holds_no_slot_that_is_above() {
        int nowhere = 0;
        int found = 0;
        for (int round = 0; round < 3_000; round++) {
            double[] left = walk(0, 1);
            double[] right = walk(random.nextDouble(-20, 20), 1);
            if (random.nextInt(4) == 0) {
                left[random.nextInt(BARS)] = Double.NaN;
                right[random.nextInt(BARS)] = Double.NaN;
            }
            int block = random.nextInt(BARS / Lanes.BLOCK);
            int slot = block * Lanes.BLOCK;
            double level = random.nextDouble(-20, 20);
            boolean isNone = PLAIN.above(left, right, slot, Lanes.BLOCK) == 0;

            for (Lanes lanes : List.of(PLAIN, FAST)) {
                assertThat(lanes.isNowhereAbove(new Row(left), new Row(right), block)).isEqualTo(isNone);
                assertThat(lanes.isNowhereAboveLevel(new Row(left), level, block) && lanes.aboveLevel(left, level, slot, Lanes.BLOCK) != 0).isFalse();
                assertThat(lanes.isNowhereBelowLevel(new Row(left), level, block) && lanes.belowLevel(left, level, slot, Lanes.BLOCK) != 0).isFalse();
            }
            nowhere += isNone ? 1 : 0;
            found += PLAIN.isNowhereAboveLevel(new Row(left), level, block) ? 1 : 0;
        }
        assertThat(nowhere).isBetween(500, 2_500);
        assertThat(found).isBetween(500, 2_500);
    }
}
