package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A result that nobody could read is not a good one. */
class StandardOutputTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private int codeOf(int code, OutputStream target) {
        StandardOutput output = new StandardOutput(target);
        PrintStream out = output.printer(StandardCharsets.UTF_8);
        out.println("a result");
        out.flush();
        return output.code(code, new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    private String told() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(why);
            }
        };
    }

    @Test
    void what_is_printed_arrives_and_the_code_stands() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        assertThat(codeOf(0, target)).isZero();
        assertThat(target.toString(StandardCharsets.UTF_8)).isEqualTo("a result" + System.lineSeparator());
        assertThat(told()).isEmpty();
    }

    @Test
    void a_full_disk_is_told_of_and_fails_the_command() {
        assertThat(codeOf(0, failing("No space left on device"))).isEqualTo(2);
        assertThat(told().strip()).isEqualTo("standard output cannot be written: No space left on device");
    }

    @Test
    void a_check_that_failed_stays_a_check_that_failed() {
        assertThat(codeOf(1, failing("No space left on device"))).isEqualTo(1);
    }

    @Test
    void a_reader_that_has_read_enough_changes_nothing() {
        assertThat(codeOf(0, failing("Broken pipe"))).isZero();
        assertThat(codeOf(1, failing("Broken pipe"))).isEqualTo(1);
        assertThat(told()).isEmpty();
    }
}
