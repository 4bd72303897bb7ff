package dev.wafer.research.robust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Range;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which strategies are neighbours of one. */
class ParameterMovesTest {
    record Many(@Range(min = 5, max = 500) int window, @Range(min = 1, max = 3) int steps, long delay, @Range(min = 0.1, max = 2) double risk, double zero,
            boolean isShort, String word, @Range(min = 4, max = 4) int fixed) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            return (_, _, _) -> {};
        }
    }

    record Ordered(int fast, int slow) implements StrategySpec {
        Ordered {
            if (fast >= slow) {
                throw new IllegalArgumentException("fast below slow");
            }
        }

        @Override
        public Strategy start(Setup run) {
            return (_, _, _) -> {};
        }
    }

    record Wordy(String word) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            return (_, _, _) -> {};
        }
    }

    @Test
    void numbers_move_by_a_fifth_or_one_step_within_their_range_and_all_else_stays() {
        ParameterMoves moves = new ParameterMoves(new Many(50, 3, 2, 1.9, 0, true, "word", 4));
        Set<Integer> windows = new HashSet<>();
        Set<Integer> steps = new HashSet<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            Many moved = (Many) moves.draw(random).strategy();
            windows.add(moved.window());
            steps.add(moved.steps());
            assertThat(moved.delay()).isBetween(1L, 3L);
            assertThat(moved.risk()).isBetween(1.52, 2.0);
            assertThat(moved).extracting(Many::zero, Many::isShort, Many::word, Many::fixed).containsExactly(0.0, true, "word", 4);
        }

        assertThat(moves.names()).isEqualTo(List.of("window", "steps", "delay", "risk"));
        assertThat(windows).hasSize(21).allMatch(window -> window >= 40 && window <= 60);
        assertThat(steps).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void what_the_strategy_refuses_is_counted_and_drawn_again() {
        ParameterMoves moves = new ParameterMoves(new Ordered(10, 11));
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            ParameterMoves.Moved moved = moves.draw(random);
            refused += moved.refused();
            assertThat(((Ordered) moved.strategy()).fast()).isLessThan(((Ordered) moved.strategy()).slow());
        }

        assertThat(refused).isPositive();
    }

    @Test
    void a_strategy_without_numbers_is_its_only_neighbour() {
        StrategySpec wordy = new Wordy("a");

        assertThat(new ParameterMoves(wordy).names()).isEmpty();
        assertThat(new ParameterMoves(wordy).draw(new SplittableRandom(1)).strategy()).isEqualTo(wordy);
    }

    @Test
    void one_seed_draws_one_strategy() {
        ParameterMoves moves = new ParameterMoves(new Ordered(20, 100));

        assertThat(moves.draw(new SplittableRandom(3)).strategy()).isEqualTo(moves.draw(new SplittableRandom(3)).strategy());
    }
}
