package dev.wafer.research.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 500})
    void every_task_is_done_once(int threads) {
        AtomicIntegerArray done = new AtomicIntegerArray(300);

        Parallel.run(300, threads, done::incrementAndGet);

        for (int number = 0; number < 300; number++) {
            assertThat(done.get(number)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void of_several_failures_the_first_task_s_is_told(int threads) {
        for (int repeat = 0; repeat < 50; repeat++) {
            assertThatThrownBy(() -> Parallel.run(100, threads, number -> {
                if (number == 13 || (number % 10 == 4 && number > 13)) {
                    throw new IllegalArgumentException("task " + number);
                }
            })).isInstanceOf(IllegalArgumentException.class).hasMessage("task 13");
        }
    }

    @Test
    void an_error_comes_through_as_what_it_is() {
        assertThatThrownBy(() -> Parallel.run(5, 2, _ -> {
            throw new AssertionError("no");
        })).isInstanceOf(AssertionError.class).hasMessage("no");
    }
}
