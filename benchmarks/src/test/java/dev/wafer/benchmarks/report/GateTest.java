package dev.wafer.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.benchmarks.harness.Answers;
import dev.wafer.benchmarks.harness.Figure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private static Answers answers(double handNs, double engineNs, double bytesPerBar, String... differences) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.exact("hand_ns_per_bar", "", "ns/bar", handNs));
        figures.add(Figure.exact("engine_ns_per_bar", "", "ns/bar", engineNs));
        Gate.BYTES_PER_BAR.forEach(key -> figures.add(Figure.exact(key, "", "B/bar", key.equals("bytes_per_bar") ? bytesPerBar : 0)));
        return new Answers(figures, List.of(differences));
    }

    @Test
    void equal_results_without_allocation_at_three_times_the_loop_by_hand_may_land() {
        assertThat(Gate.failures(answers(2, 6, 0))).isEmpty();
    }

    @Test
    void more_than_three_times_the_loop_by_hand_may_not() {
        assertThat(Gate.failures(answers(2, 6.6, 0))).containsExactly("engine / by hand: found 3.30, expected at most 3.00: 10 % too slow");
    }

    @Test
    void any_allocation_in_the_loop_may_not() {
        assertThat(Gate.failures(answers(2, 6, 0.25))).containsExactly("bytes_per_bar: found 0.25, expected 0: the loop allocates");
    }

    @Test
    void unequal_results_may_not() {
        assertThat(Gate.failures(answers(2, 6, 0, "trades: by hand 3, the engine 4")))
                .containsExactly("results differ: trades: by hand 3, the engine 4");
    }

    @Test
    void what_was_not_measured_may_not() {
        assertThat(Gate.failures(new Answers(List.of(), List.of()))).hasSize(Gate.BYTES_PER_BAR.size() + 1).allMatch(line -> line.contains("not measured"));
    }
}
