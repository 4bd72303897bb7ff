package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.cli.source.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserStrategyTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_failure_in_a_users_file_is_told_with_its_line() {
        Throwable failure = new ArithmeticException("/ by zero");
        failure.setStackTrace(new StackTraceElement[] {frame("Column.java", 3), frame("Mine.java", 12), frame("Mine.java", 40)});

        assertThat(Blame.isOf(failure, Path.of("dir/Mine.java"))).isTrue();
        assertThat(Blame.of(failure, Path.of("dir/Mine.java"))).hasMessage("dir/Mine.java:12: ArithmeticException: / by zero");
    }

    @Test
    void a_failure_that_wraps_one_of_the_users_is_told_by_the_inner_one() {
        Throwable inner = new IllegalStateException("not known");
        inner.setStackTrace(new StackTraceElement[] {frame("Mine.java", 7)});
        Throwable outer = new ExceptionInInitializerError(inner);
        outer.setStackTrace(new StackTraceElement[] {frame("Loop.java", 1)});

        assertThat(Blame.of(outer, Path.of("Mine.java"))).hasMessage("Mine.java:7: IllegalStateException: not known");
    }

    @Test
    void an_invariant_of_ours_is_never_the_users_fault() {
        Throwable failure = new IllegalStateException("Invariant: the books close");
        failure.setStackTrace(new StackTraceElement[] {frame("Mine.java", 7)});

        assertThat(Blame.isOf(failure, Path.of("Mine.java"))).isFalse();
    }

    @Test
    void work_that_never_ends_is_stopped_and_refused() {
        assertThatThrownBy(() -> Watchdog.within(1, "slow", UserStrategyTest::loop)).isInstanceOf(RequestException.class)
                .hasMessage("slow did not finish within 1 s; --timeout SECONDS gives it more");
    }

    @Test
    void work_that_never_ends_in_a_file_is_told_with_the_line_it_was_at() {
        assertThatThrownBy(() -> Watchdog.within(1, "x/UserStrategyTest.java", UserStrategyTest::loop))
                .hasMessageMatching("x/UserStrategyTest.java did not finish within 1 s; it was at x/UserStrategyTest.java:\\d+; .*");
    }

    @Test
    void work_that_ends_gives_its_result_or_its_own_failure() {
        assertThat(Watchdog.within(60, "quick", () -> 42)).isEqualTo(42);
        assertThatThrownBy(() -> Watchdog.within(60, "bad", () -> {
            throw new RequestException("no");
        })).isInstanceOf(RequestException.class).hasMessage("no");
        assertThatThrownBy(() -> Watchdog.within(0, "quick", () -> 42)).hasMessage("--timeout: found 0, expected 1 second or more");
    }

    @Test
    void a_result_replaces_the_file_and_leaves_nothing_beside_it() throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), "old");

        ResultFile.write(file, "new");

        assertThat(file).hasContent("new");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_refused_before_the_run() {
        assertThatThrownBy(() -> ResultFile.check("--json", folder)).isInstanceOf(RequestException.class).hasMessageContaining("found a directory");
        assertThatThrownBy(() -> ResultFile.check("--json", folder.resolve("no/run.json"))).hasMessageContaining("found no directory");
    }

    private static Integer loop() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        return 0;
    }

    private static StackTraceElement frame(String file, int line) {
        return new StackTraceElement("some.Type", "method", file, line);
    }
}
