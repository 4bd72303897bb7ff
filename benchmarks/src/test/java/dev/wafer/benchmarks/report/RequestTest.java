package dev.wafer.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.benchmarks.harness.Group;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
    @Test
    void a_mode_alone_measures_everything() {
        assertThat(Request.of(List.of("full"))).isEqualTo(new Request(false, List.of(Group.values()), Optional.empty(), false, false));
    }

    @Test
    void options_come_in_any_order() {
        Request request = Request.of(List.of("quick", "--gate", "--json", "out.json", "--only", "run,sweep-64", "--markdown"));

        assertThat(request).isEqualTo(new Request(true, List.of(Group.RUN, Group.SWEEP_64), Optional.of("out.json"), true, true));
    }

    @ParameterizedTest
    @CsvSource({"'', expected a mode", "fast, expected quick or full", "quick --jsn, found '--jsn'", "quick --json, expected a file after --json",
            "quick --only runs, 'expected run, variants'"})
    void what_is_not_understood_is_refused_with_what_was_expected(String line, String expected) {
        List<String> arguments = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));

        assertThatThrownBy(() -> Request.of(arguments)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(expected)
                .hasMessageContaining("usage: benchmarks/run quick|full");
    }
}
