package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.run.RunResult;
import dev.wafer.strategies.relative.MemoryPair;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The dear one is sold, the cheap one bought. MU moves as SNDK does, in logs, until it leaves the line by a tenth. */
class MemoryPairTest {
    private static final int SHOCK = 30;
    private static final MemoryPair PAIR = new MemoryPair("MU", "SNDK", 20, 2, 0.5);
    private static final double HEDGE_SHARE = 0.05;

    private static double sndkUsd(int day) {
        return 1_000 + 50 * StrictMath.sin(day);
    }

    /** The first is the second to a power, with a little noise that repeats, and a tenth off from one day to another. */
    private static double muUsd(int day, double power, double shock, int endDay) {
        double noise = 1 + 0.001 * (day * 7 % 5 - 2);
        return StrictMath.pow(sndkUsd(day), power) * noise * (day >= SHOCK && day < endDay ? 1 + shock : 1);
    }

    private static SmallMarket market(double power, double shock, int endDay) {
        return SmallMarket.daily().closes("MU", IntStream.range(0, 40).mapToDouble(day -> muUsd(day, power, shock, endDay)).toArray())
                .closes("SNDK", IntStream.range(0, 40).mapToDouble(MemoryPairTest::sndkUsd).toArray());
    }

    @Test
    void the_dear_one_is_sold_and_the_cheap_one_bought_until_they_meet_again() {
        SmallMarket market = market(1, 0.1, SHOCK + 2);

        assertThat(market.decisions(market.run(PAIR, 1_000, 2))).startsWith("30 short", "30 long", "32 flat", "32 flat");
    }

    @Test
    void the_other_way_round_too() {
        SmallMarket market = market(1, -0.1, SHOCK + 2);

        assertThat(market.decisions(market.run(PAIR, 1_000, 2))).startsWith("30 long", "30 short", "32 flat", "32 flat");
    }

    @Test
    void the_legs_are_beta_to_one() {
        SmallMarket market = market(1.5, 0.05, 40);

        RunResult result = market.run(PAIR, 100_000, 2);
        var journal = result.journal();
        double[] notionalUsd = IntStream.range(0, journal.count()).filter(row -> journal.entry(row) == Entry.FILLED).limit(2)
                .mapToDouble(row -> Math.abs(journal.signedLots(row)) / 1e3 * journal.priceUsd(row)).toArray();

        assertThat(notionalUsd[1] / notionalUsd[0]).isCloseTo(1.5, within(1.5 * 5 * HEDGE_SHARE));      // the shock itself bends the line a little
        assertThat(notionalUsd[0] + notionalUsd[1]).isCloseTo(180_000, within(180_000 * HEDGE_SHARE));     // nine tenths of 2x
    }

    @Test
    void a_run_without_one_of_them_is_refused_by_its_name() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 100);

        assertThatIllegalArgumentException().isThrownBy(() -> market.run(PAIR, 1_000, 2)).withMessageContaining("found SNDK");
        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryPair("MU", "MU", 20, 2, 0.5)).withMessageContaining("two symbols");
    }

    @Test
    void when_one_leg_is_liquidated_the_other_is_closed() {
        SmallMarket market = SmallMarket.daily()
                .closes("MU", IntStream.range(0, 40).mapToDouble(day -> muUsd(day, 1, 0.1, 40) * (day >= 33 ? 1.5 : 1)).toArray())
                .closes("SNDK", IntStream.range(0, 40).mapToDouble(MemoryPairTest::sndkUsd).toArray());

        RunResult result = market.run(PAIR, 1_000, 4);

        assertThat(result.summary().liquidations()).isEqualTo(1);
        assertThat(market.decisions(result)).containsExactly("30 short", "30 long", "33 flat", "33 flat");
        assertThat(SmallMarket.reasons(result)).last().isEqualTo("one leg is gone");
    }
}
