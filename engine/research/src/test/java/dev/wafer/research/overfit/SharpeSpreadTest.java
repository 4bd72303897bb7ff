package dev.wafer.research.overfit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What variance of Sharpe ratios luck is taken to give. */
class SharpeSpreadTest {
    private static final double ROUNDING = 1e-15;
    private static final SharpeSpread SHORT = new SharpeSpread(100, 20, OptionalDouble.of(0.01));
    private static final SharpeSpread LONG = new SharpeSpread(1_000, 200, OptionalDouble.of(0.001));

    private static double ofLuck(int days, SharpeSpread... known) {
        return SharpeSpread.ofLuck(List.of(known), OptionalDouble.empty(), days).orElseThrow();
    }

    private static double deflated(long trials, double variance) {
        ReturnMoments best = new ReturnMoments(100, 0.25, 0, 3);
        return new Luck(trials, OptionalDouble.of(variance), Optional.of(best), Optional.empty(), Optional.empty(), 0, true).deflated().orElseThrow();
    }

    @Test
    void the_variance_of_a_sharpe_ratio_goes_with_one_by_its_days() {
        assertThat(ofLuck(100, SHORT, LONG)).isEqualTo(0.01, within(ROUNDING));          // 0.001 over 1,000 days is 0.01 over 100
        assertThat(ofLuck(1_000, SHORT, LONG)).isEqualTo(0.001, within(ROUNDING));
    }

    @Test
    void groups_weigh_by_their_trials_less_one() {
        SharpeSpread wide = new SharpeSpread(1_000, 96, OptionalDouble.of(0.006));

        assertThat(ofLuck(100, SHORT, wide)).isEqualTo((19 * 0.01 + 95 * 0.06) / 114, within(ROUNDING));
    }

    @Test
    void a_sweep_over_few_days_is_not_surer_for_more_trials_over_many_days() {
        for (double variance : new double[] {1e-6, 0.0001, 0.001, 0.01}) {
            SharpeSpread more = new SharpeSpread(1_000, 200, OptionalDouble.of(variance));

            assertThat(deflated(220, ofLuck(100, SHORT, more))).isLessThan(deflated(20, ofLuck(100, SHORT)));
        }
        assertThat(deflated(220, 0.0018)).isGreaterThan(deflated(20, 0.01));             // as it would be with all of them in one heap
    }

    @Test
    void a_few_trials_over_these_days_do_not_show_that_luck_gives_nothing() {
        SharpeSpread alike = new SharpeSpread(100, 9, OptionalDouble.of(1e-9)), more = new SharpeSpread(100, 10, OptionalDouble.of(1e-9));
        SharpeSpread longer = new SharpeSpread(1_000, 500, OptionalDouble.of(1e-9));

        assertThat(ofLuck(100, alike)).isEqualTo(1.0 / 100);
        assertThat(ofLuck(100, alike, longer)).isEqualTo(1.0 / 100);
        assertThat(ofLuck(100)).isEqualTo(1.0 / 100);
        assertThat(ofLuck(100, more)).isEqualTo(1e-9, within(ROUNDING));
    }

    @Test
    void the_trials_among_which_was_chosen_spread_at_least_as_they_do() {
        assertThat(SharpeSpread.ofLuck(List.of(SHORT, LONG), OptionalDouble.of(0.02), 100)).hasValue(0.02);
    }

    @Test
    void trials_of_unknown_days_count_as_over_these() {
        assertThat(ofLuck(50, new SharpeSpread(0, 21, OptionalDouble.of(0.03)), new SharpeSpread(50, 21, OptionalDouble.of(0.01))))
                .isEqualTo(0.02, within(ROUNDING));
        assertThat(SharpeSpread.ofLuck(List.of(SHORT), OptionalDouble.empty(), 0)).isEmpty();
    }
}
