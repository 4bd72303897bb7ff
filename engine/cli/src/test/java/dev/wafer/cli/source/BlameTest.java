package dev.wafer.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BlameTest {
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

    private static StackTraceElement frame(String file, int line) {
        return new StackTraceElement("some.Type", "method", file, line);
    }
}
