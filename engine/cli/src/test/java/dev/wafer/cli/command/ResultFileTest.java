package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
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

    @Test
    void a_file_in_the_way_is_said_in_words() throws IOException {
        Path file = Files.writeString(folder.resolve("letter"), "dear");

        assertThat(FileTrouble.of(new FileSystemException(file + "/below", null, "Not a directory"))).isEqualTo("not a directory");
        assertThat(FileTrouble.of(new FileAlreadyExistsException("letter"))).isEqualTo("letter is in the way");
        assertThat(CommandRun.of("data", "simulate", "--out", file + "/below").err()).isEqualTo("cannot read or write " + file + "/below: " + file + " is in the way\n");
    }

    @Test
    void a_link_stays_and_what_it_points_to_is_written() throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);

        ResultFile.write(link, "new");

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file).hasContent("new");
    }

    @Test
    void a_pipe_is_written_into_and_stays_one() throws Exception {
        Path pipe = folder.resolve("pipe");
        Assumptions.assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> text(pipe));

        ResultFile.write(pipe, "through");

        assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo("through");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_empty_name_is_refused() {
        assertThatThrownBy(() -> ResultFile.check("--html", Path.of(""))).isInstanceOf(RequestException.class).hasMessage("--html: found an empty name, expected a file");
    }
}
