package dev.wafer.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {
    private static final String HEAD = "import dev.wafer.api.*;\n";
    private static final String BODY = " implements StrategySpec { public %s() { this(3); } public Strategy start(Setup run) { return (m, a, d) -> {}; } }\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_strategy_in_one_file_is_found_with_its_parameters() throws IOException {
        Path file = write("Mine.java", HEAD + "public record Mine(int days)" + BODY.formatted("Mine"));

        StrategyType type = StrategyCatalogue.find(file.toString());

        assertThat(type.name()).isEqualTo("mine");
        assertThat(type.file()).contains(file);
        assertThat(type.valuesOf(type.build(Map.of("days", "9")))).containsEntry("days", 9);
    }

    @Test
    void a_compile_error_is_told_with_file_line_and_column() throws IOException {
        Path file = write("Mine.java", HEAD + "public record Mine(int days)" + BODY.formatted("Mine").replace("return", "retrun"));

        assertThatThrownBy(() -> StrategyCatalogue.find(file.toString())).isInstanceOf(RequestException.class)
                .hasMessageMatching("(?s)\\Q" + file + "\\E:2:\\d+: .+").hasMessageNotContaining("\tat ");
    }

    @Test
    void an_error_of_several_lines_is_told_in_one() throws IOException {
        Path file = write("Mine.java", HEAD + "public record Mine(Nothing days)" + BODY.formatted("Mine"));

        assertThatThrownBy(() -> StrategyCatalogue.find(file.toString()))
                .hasMessageContaining(file + ":2:20: cannot find symbol; symbol:   class Nothing");
    }

    @Test
    void a_file_with_no_strategy_or_two_is_refused() throws IOException {
        Path none = write("None.java", "public record None(int days) {}\n");
        Path two = write("Two.java", HEAD + "public record Two(int days)" + BODY.formatted("Two") + "record Three(int days)" + BODY.formatted("Three"));

        assertThatThrownBy(() -> StrategyCatalogue.find(none.toString())).hasMessage(none + ": found 0 records that implement StrategySpec, expected one");
        assertThatThrownBy(() -> StrategyCatalogue.find(two.toString())).hasMessage(two + ": found 2 records that implement StrategySpec, expected one");
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> StrategyCatalogue.find("Nowhere.java")).isInstanceOf(RequestException.class)
                .hasMessage("Nowhere.java: no such file, expected a strategy in Java");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
