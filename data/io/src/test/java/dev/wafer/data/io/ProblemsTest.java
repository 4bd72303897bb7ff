package dev.wafer.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final Path FILE = Path.of("bars/MU.csv");

    @Test
    void no_problem_throws_nothing() {
        assertThatCode(new Problems()::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void a_problem_is_an_address() {
        assertThat(BadInputException.cell(FILE, 48213, "close", "-1.0", "a finite price > 0"))
                .hasMessage("bars/MU.csv:48213: column 'close': found '-1.0', expected a finite price > 0");
    }

    @Test
    void the_first_twenty_problems_stand_in_one_message() {
        Problems problems = new Problems();
        for (int line = 2; line < 27; line++) {
            problems.cell(FILE, line, "close", "x", "a number");
        }

        BadInputException thrown = catchThrowableOfType(BadInputException.class, problems::throwIfAny);

        assertThat(thrown.getMessage().lines()).hasSize(21).first().asString().startsWith("bars/MU.csv:2: column 'close'");
        assertThat(thrown.getMessage().lines().toList().get(19)).startsWith("bars/MU.csv:21:");
        assertThat(thrown.getMessage().lines().toList().get(20)).contains("first 20 problems");
    }

    @Test
    void a_found_text_stays_short_and_on_one_line() {
        BadInputException thrown = BadInputException.cell(FILE, 2, "close", "a\nb" + "x".repeat(500), "a number");

        assertThat(thrown.getMessage()).hasLineCount(1).hasSizeLessThan(150).contains("'a?bxx");
    }
}
