package dev.wafer.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every question on few bars: what is timed is right. */
class QuestionTest {
    /** Few, and enough for a calm strategy to trade and for a jump to come. */
    private static Stage small(Path folder) {
        return new Stage(new Scale(60_000, 21_000, 3_000, 500, 5, folder));
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void what_is_timed_says_the_same_as_another_route(Question question, @TempDir Path folder) {
        Subject subject = question.subject(small(folder));

        assertThat(subject.differences()).isEmpty();
        assertThat(subject.units()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void a_question_has_a_key_that_ends_in_its_unit(Question question) {
        assertThat(question.key()).endsWith(switch (question.unit()) {
            case NS_PER_BAR -> "_ns_per_bar";
            case NS_PER_BAR_POINT -> "_ns_per_bar_point";
            case ROWS_PER_S -> "_rows_per_s";
        });
    }

    @Test
    void an_answer_is_time_per_unit_or_units_per_time() {
        assertThat(Question.HAND.answer(2_000, 100)).isEqualTo(20);
        assertThat(Question.LOAD.answer(2e9, 100)).isEqualTo(50);
    }

    @Test
    void a_point_of_a_sweep_and_a_symbol_count_as_units(@TempDir Path folder) {
        Stage stage = small(folder);

        assertThat(Question.SWEEP_64.subject(stage).units()).isEqualTo(64 * 21_000);
        assertThat(Question.THREE_SYMBOLS.subject(stage).units()).isEqualTo(3 * 60_000);
    }
}
