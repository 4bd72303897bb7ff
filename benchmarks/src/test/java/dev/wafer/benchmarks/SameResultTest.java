package dev.wafer.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.benchmarks.HandLoop.Recorded;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SameResultTest {
    private static final MadeMarket MARKET = new MadeMarket(7, 60_000);
    private static final PreparedMarket PREPARED = Stage.prepare(MARKET);

    private static RunResult engine(Pace pace) {
        return Backtest.run(PREPARED, pace.strategy(), pace.settings(Recorded.EVERY_CLOSE));
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void the_engine_and_the_loop_by_hand_say_the_same_to_the_bit(Pace pace) {
        for (Recorded recorded : Recorded.values()) {
            HandLoop.Result hand = pace.handLoop(MARKET, recorded).run();

            assertThat(SameResult.differences(hand, Backtest.run(PREPARED, pace.strategy(), pace.settings(recorded)))).isEmpty();
            assertThat(hand.feesNano() > 0).isEqualTo(pace == Pace.CALM);
        }
    }

    @Test
    void the_loop_by_hand_records_every_close_only_where_wanted() {
        assertThat(Pace.CALM.handLoop(MARKET, Recorded.EVERY_CLOSE).run().equity().count()).isEqualTo(60_001);
        assertThat(Pace.CALM.handLoop(MARKET, Recorded.DAILY).run().equity().count()).isEqualTo(1);
        assertThat(Pace.CALM.handLoop(MARKET, Recorded.DAILY).run().daily().count()).isEqualTo(1 + 60_000 / 1_440);
    }

    @Test
    void a_difference_from_the_loop_by_hand_is_said() {
        HandLoop.Result calm = Pace.CALM.handLoop(MARKET, Recorded.EVERY_CLOSE).run();

        assertThat(SameResult.differences(calm, engine(Pace.BUSY))).anyMatch(line -> line.startsWith("trades: by hand "))
                .anyMatch(line -> line.startsWith("equity, sample "));
    }

    @Test
    void a_difference_between_two_runs_is_said() {
        assertThat(SameResult.differences("one", engine(Pace.CALM), "other", engine(Pace.BUSY))).anyMatch(line -> line.startsWith("decisions: one "))
                .anyMatch(line -> line.startsWith("money: one "));
    }

    @Test
    void a_seed_gives_the_same_market() {
        MarketData again = new MadeMarket(7, 60_000).data();

        assertThat(again.fingerprint()).isEqualTo(MARKET.data().fingerprint());
        assertThat(new MadeMarket(8, 60_000).data().fingerprint()).isNotEqualTo(again.fingerprint());
    }

    @Test
    void bars_of_any_length_cover_the_same_days() {
        int minutes = MadeMarket.ofDays(7, 3, 60_000, 1).data().histories().getFirst().bars().count();
        int halves = MadeMarket.ofDays(7, 3, 30_000, 1).data().histories().getFirst().bars().count();

        assertThat(minutes).isEqualTo(3 * 1_440);
        assertThat(halves).isEqualTo(2 * minutes);
    }
}
