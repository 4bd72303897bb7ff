package dev.wafer.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WatchdogTest {
    @Test
    void work_that_never_ends_is_stopped_and_refused() {
        assertThatThrownBy(() -> Watchdog.within(1, "slow", WatchdogTest::loop)).isInstanceOf(RequestException.class)
                .hasMessage("slow did not finish within 1 s; --timeout SECONDS gives it more");
    }

    @Test
    void work_that_never_ends_in_a_file_is_told_with_the_line_it_was_at() {
        assertThatThrownBy(() -> Watchdog.within(1, "x/WatchdogTest.java", WatchdogTest::loop))
                .hasMessageMatching("x/WatchdogTest.java did not finish within 1 s; it was at x/WatchdogTest.java:\\d+; .*");
    }

    @Test
    void work_that_ends_gives_its_result_or_its_own_failure() {
        assertThat(Watchdog.within(60, "quick", () -> 42)).isEqualTo(42);
        assertThatThrownBy(() -> Watchdog.within(60, "bad", () -> {
            throw new RequestException("no");
        })).isInstanceOf(RequestException.class).hasMessage("no");
        assertThatThrownBy(() -> Watchdog.within(0, "quick", () -> 42)).hasMessage("--timeout: found 0, expected 1 second or more");
    }

    private static Integer loop() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        return 0;
    }
}
