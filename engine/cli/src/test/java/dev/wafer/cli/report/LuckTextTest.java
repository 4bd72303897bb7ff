package dev.wafer.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.research.overfit.Luck;
import dev.wafer.research.overfit.OverfitChance;
import dev.wafer.research.overfit.ReturnMoments;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LuckTextTest {
    private static String text(double overfitting, int tested, boolean isBestTested) {
        Luck luck = new Luck(3_000, OptionalDouble.of(0.0001), Optional.of(new ReturnMoments(100, 0.9, 0, 3)), Optional.of(new OverfitChance(overfitting, 70, 8, 0)),
                Optional.empty(), tested, isBestTested);
        return String.join(" ", LuckText.sweep(luck, 3_000, true)).replaceAll(" +", " ");
    }

    @Test
    void where_points_were_drawn_their_best_is_theirs_and_the_best_of_all_is_said_to_be_in_or_out() {
        assertThat(text(0.2, 1_000, false)).contains("splits have the best of these 1,000 of one half", "The best above is none of them");
        assertThat(text(0.2, 1_000, true)).contains("The best above is one of them.");
        assertThat(text(0.2, 3_000, true)).contains("splits have the best of one half").doesNotContain("drawn");
    }

    @Test
    void a_choice_that_was_worth_nothing_is_said_beside_the_verdict() {
        assertThat(text(0.49, 3_000, true)).contains("verdict unlikely to be luck alone").doesNotContain("worth nothing");
        assertThat(text(0.5, 3_000, true)).contains("verdict cannot tell").contains("the choice among the points was worth nothing (PBO at least 50 %)");
    }
}
