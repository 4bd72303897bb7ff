package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.cli.request.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long nowNanos;

    private ProgressBar bar(boolean isTerminal, long total, long before) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new ProgressBar(new Terminal(stream, stream, isTerminal, Optional.empty()), "points", total, before, () -> nowNanos);
    }

    private String shown() {
        String text = err.toString(StandardCharsets.UTF_8);
        err.reset();
        return text;
    }

    private void after(long milliseconds) {
        nowNanos += TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }

    @Test
    void it_tells_how_far_how_fast_and_how_long_still() {
        ProgressBar bar = bar(true, 10_000, 0);

        after(2_000);
        bar.done(1_280);

        assertThat(shown()).isEqualTo("\r[###.....................] 1,280 of 10,000 points, 640/s, 14 s left");
    }

    @Test
    void what_was_done_before_is_no_part_of_the_rate() {
        ProgressBar bar = bar(true, 10_000, 5_000);

        after(10_000);
        bar.done(5_050);

        assertThat(shown()).isEqualTo("\r[############............] 5,050 of 10,000 points, 5/s, 17 min left");
    }

    @Test
    void long_times_are_told_in_hours() {
        ProgressBar bar = bar(true, 100_000, 0);

        after(60_000);
        bar.done(150);

        assertThat(shown()).endsWith(", 2.5/s, 11 h 6 min left");
    }

    @Test
    void nothing_is_shown_in_the_first_second_nor_more_than_five_times_a_second() {
        ProgressBar bar = bar(true, 100, 0);

        after(999);
        bar.done(1);
        assertThat(shown()).isEmpty();
        after(1);
        bar.done(2);
        assertThat(shown()).isNotEmpty();
        after(199);
        bar.done(3);
        assertThat(shown()).isEmpty();
        after(1);
        bar.done(4);
        assertThat(shown()).isNotEmpty();
    }

    @Test
    void a_pipe_sees_nothing_of_it() {
        ProgressBar bar = bar(false, 100, 0);

        after(5_000);
        bar.done(50);
        bar.close();

        assertThat(shown()).isEmpty();
    }

    @Test
    void a_shorter_line_leaves_nothing_of_a_longer_one_and_the_end_leaves_nothing_at_all() {
        ProgressBar bar = bar(true, 100, 0);
        after(1_500);
        bar.done(1);
        String longer = shown();
        after(9_000);
        bar.done(90);
        String shorter = shown();

        bar.close();

        assertThat(shorter).hasSameSizeAs(longer).isNotEqualTo(longer);
        assertThat(shown()).isEqualTo("\r" + " ".repeat(longer.length() - 1) + "\r");
    }
}
