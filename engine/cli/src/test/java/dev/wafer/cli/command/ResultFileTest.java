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

class ResultFileTest {
    @TempDir
    private Path folder = Path.of("");

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
}
