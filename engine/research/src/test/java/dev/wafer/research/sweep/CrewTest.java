package dev.wafer.research.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrewTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 200})
    void every_task_is_done_once(int threads) {
        for (int repeat = 0; repeat < 20; repeat++) {
            AtomicIntegerArray done = new AtomicIntegerArray(300);

            Crew.run(300, threads, done::incrementAndGet);

            for (int number = 0; number < 300; number++) {
                assertThat(done.get(number)).isEqualTo(1);
            }
        }
    }

    @Test
    void a_worker_goes_from_neighbour_to_neighbour() {
        Shares shares = new Shares(10, 2);
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            own.add(shares.next(1).orElseThrow());
        }

        assertThat(own).containsExactly(5, 6, 7, 8, 9);
    }

    @Test
    void a_worker_without_work_takes_the_back_half_of_the_longest_stretch() {
        Shares shares = new Shares(10, 2);
        Set<Integer> seen = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            seen.add(shares.next(1).orElseThrow());
        }

        assertThat(shares.next(1)).hasValue(2);                             // of 0 to 4, the back half is 2 to 4
        assertThat(shares.next(0)).hasValue(0);
        assertThat(shares.next(0)).hasValue(1);
        assertThat(shares.next(0)).hasValue(4);                             // and half of it is stolen back
        assertThat(shares.next(1)).hasValue(3);
        assertThat(shares.next(0)).isEmpty();
        assertThat(shares.next(1)).isEmpty();
        assertThat(seen).containsExactly(5, 6, 7, 8, 9);
    }

    @Test
    void no_tasks_are_done_at_once() {
        Crew.run(0, 0, _ -> {
            throw new AssertionError("there is none");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_failure_ends_all_of_it(int threads) {
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> Crew.run(1_000_000, threads, _ -> {
            begun.incrementAndGet();
            throw new AssertionError("no");
        })).isInstanceOf(AssertionError.class).hasMessage("no");
        assertThat(begun.get()).isLessThanOrEqualTo(threads);
    }
}
