package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands print the same with a cache of data sets, whatever state it is in. */
class CachedDataTest {
    @TempDir
    private Path temp;
    private Path data = Path.of("");
    private Path cache = Path.of("");

    @BeforeEach
    void simulate() {
        data = temp.resolve("data");
        cache = temp.resolve("cache");
        assertThat(CommandRun.of("data", "simulate", "--scenario", "bad-print", "--out", data.toString()).code()).isZero();
    }

    private CommandRun backtest() {
        return CommandRun.cached(cache, "backtest", "--strategy", "buy-and-hold", "--data", data.toString(), "--json", "-");
    }

    private CommandRun withoutCache() {
        return CommandRun.of("backtest", "--strategy", "buy-and-hold", "--data", data.toString(), "--json", "-");
    }

    private Path columns() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(".columns")).findFirst().orElseThrow();
        }
    }

    @Test
    void a_second_run_uses_what_the_first_one_kept_and_prints_the_same() throws IOException {
        CommandRun first = backtest();
        FileTime written = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(columns(), written);

        CommandRun second = backtest();

        assertThat(first.code()).isZero();
        assertThat(List.of(first, second)).containsOnly(withoutCache());
        assertThat(Files.getLastModifiedTime(columns()).toInstant()).isEqualTo(written.toInstant());
    }

    @Test
    void a_damaged_cache_is_made_anew_without_a_word() throws IOException {
        CommandRun first = backtest();
        byte[] whole = Files.readAllBytes(columns());
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        Files.write(columns(), damaged);

        CommandRun second = backtest();

        assertThat(second).isEqualTo(first);
        assertThat(columns()).hasBinaryContent(whole);
    }

    @Test
    void a_cache_that_cannot_be_written_is_no_matter() throws IOException {
        Files.writeString(cache, "a file where the folder should be");

        assertThat(backtest()).isEqualTo(withoutCache());
    }

    @Test
    void a_data_set_that_becomes_faulty_is_refused_with_the_same_address() throws IOException {
        CommandRun shown = CommandRun.cached(cache, "data", "show", data.toString());
        assertThat(shown.code()).isZero();
        Files.writeString(data.resolve("events.csv"), "time,symbol,event\nsoon,MU,earnings\n", StandardOpenOption.CREATE);

        CommandRun refused = CommandRun.cached(cache, "data", "show", data.toString());

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains("events.csv:2: column 'time': found 'soon'").isEqualTo(CommandRun.of("data", "show", data.toString()).err());
    }

    @Test
    void data_is_checked_in_its_text() {
        CommandRun.cached(cache, "data", "check", data.toString());

        assertThat(cache).doesNotExist();
    }
}
