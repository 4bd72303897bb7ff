package dev.wafer.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.benchmarks.Allocation;
import dev.wafer.benchmarks.Question;
import dev.wafer.benchmarks.Scale;
import dev.wafer.benchmarks.Subject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class HarnessTest {
    @Test
    void every_question_is_asked_in_exactly_one_group() {
        assertThat(Arrays.stream(Group.values()).flatMap(group -> group.questions().stream())).containsExactlyInAnyOrder(Question.values());
    }

    @Test
    void a_figure_is_the_median_with_a_tenth_below_and_a_tenth_above() {
        Figure figure = Figure.of("key", "text", "unit", new double[] {11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1});

        assertThat(figure).isEqualTo(new Figure("key", "text", "unit", 6, 2, 10));
    }

    @Test
    void a_figure_that_is_no_number_is_refused() {
        assertThatThrownBy(() -> Figure.exact("key", "text", "unit", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void figures_of_several_processes_are_spread_over_their_values() {
        List<Figure> merged = QuickHarness.merged(List.of(Figure.exact("key", "", "ms", 3), Figure.exact("key", "", "ms", 1), Figure.exact("key", "", "ms", 2)));

        assertThat(merged).containsExactly(new Figure("key", "", "ms", 2, 1, 3));
    }

    @Test
    void answers_cross_from_process_to_process_unchanged() {
        Answers answers = new Answers(List.of(new Figure("key", "a text", "ns/bar", 0.1 + 0.2, 0.1, 1e9)), List.of("trades: 3 and 4"));

        assertThat(Lines.parse(Lines.text(answers).lines().toList())).isEqualTo(answers);
    }

    @Test
    void rounds_run_each_subject_equally_often() {
        Counting one = new Counting();
        Counting other = new Counting();

        List<double[]> timesNs = Rounds.timesNs(List.of(one, other));

        assertThat(timesNs).extracting(times -> times.length).containsExactly(31, 31);
        assertThat(one.runs).isEqualTo(other.runs).isGreaterThan(31);
    }

    private static final class Counting implements Subject {
        private int runs;

        @Override
        public Object run() {
            return ++runs;
        }

        @Override
        public long units() {
            return 1;
        }

        @Override
        public List<String> differences() {
            return List.of();
        }
    }

    @ParameterizedTest
    @EnumSource(Allocation.Kind.class)
    void the_loop_allocates_nothing_for_a_bar(Allocation.Kind kind, @TempDir Path folder) {
        assertThat(new Allocation(new Scale(1, 20_000, 1, 1, 10, folder)).perBar(kind)).isZero();
    }

    @Test
    void a_trade_allocates_what_is_kept_of_it(@TempDir Path folder) {
        assertThat(new Allocation(new Scale(1, 20_000, 1, 1, 10, folder)).perTrade()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MEMORY"})
    void jmh_asks_the_same_questions_and_tells_their_units(String question) throws RunnerException {
        var quick = new OptionsBuilder().include("^" + QuestionBenchmark.class.getName() + "\\.run$").param("question", question).forks(0)
                .warmupIterations(0).measurementIterations(1).measurementTime(TimeValue.milliseconds(1)).shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT).build();

        Collection<RunResult> results = new Runner(quick).run();

        assertThat(results).hasSize(1).allSatisfy(result -> {
            assertThat(result.getPrimaryResult().getScore()).isPositive();
            assertThat(FullHarness.units(result.getBenchmarkResults().iterator().next().getIterationResults().iterator().next())).isEqualTo(1_000_000);
        });
    }
}
