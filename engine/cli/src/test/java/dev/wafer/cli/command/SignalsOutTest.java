package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code signals --out} keeps: 30 simulated days of MU, one length of return. */
class SignalsOutTest {
    private static final String[] TABLES = {"cells", "decay", "months", "quantiles", "signals", "traded"};

    @TempDir
    private static Path folder = Path.of("");
    private static CommandRun first = new CommandRun(-1, "", "");

    @BeforeAll
    static void once() {
        assertThat(CommandRun.of("data", "simulate", "--seed", "7", "--out", folder.resolve("simulated").toString()).code()).isZero();
        first = signals("kept", "--format", "csv,parquet");
        assertThat(first.err()).isEmpty();
    }

    private static CommandRun signals(String out, String... more) {
        List<String> words = new ArrayList<>(List.of("signals", "--data", folder.resolve("simulated").toString(), "--symbols", "MU", "--from", "2026-02-01", "--to", "2026-03-03", "--draws", "19",
                "--horizons", "4h", "--out", folder.resolve(out).toString()));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private static List<String> names(String out) throws IOException {
        try (var files = Files.list(folder.resolve(out))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void all_tables_are_kept_in_both_formats_beside_the_json_and_are_named() throws IOException {
        List<String> expected = new ArrayList<>(List.of("signals.json"));
        for (String table : TABLES) {
            expected.addAll(List.of(table + ".csv", table + ".parquet"));
        }

        assertThat(names("kept")).containsExactlyElementsOf(expected.stream().sorted().toList());
        assertThat(first.out()).contains("\nWritten\n  " + folder.resolve("kept/signals.parquet") + "\n").endsWith(folder.resolve("kept/signals.json") + "\n");
    }

    @Test
    void the_tables_say_what_the_json_says() throws IOException {
        JsonNode json = new ObjectMapper().readTree(folder.resolve("kept/signals.json").toFile());
        List<String> cells = Files.readAllLines(folder.resolve("kept/cells.csv"));
        List<String> columns = List.of(cells.getFirst().split(","));
        List<String> row = List.of(cells.get(1).split(","));
        JsonNode cell = json.at("/cells/0");

        assertThat(cells).hasSize(json.get("cells").size() + 1);
        assertThat(row.get(columns.indexOf("signal"))).isEqualTo(cell.get("signal").textValue());
        assertThat(Double.parseDouble(row.get(columns.indexOf("rankIc")))).isEqualTo(cell.at("/rank/ic").doubleValue());
        assertThat(Double.parseDouble(row.get(columns.indexOf("partialAdjustedP")))).isEqualTo(cell.at("/judgement/partialAdjustedP").doubleValue());
        assertThat(row.getLast()).isEqualTo("true");
        assertThat(Files.readAllLines(folder.resolve("kept/traded.csv"))).hasSize(json.get("traded").size() + 1);
    }

    @Test
    void a_directory_it_wrote_before_whole_or_not_is_written_anew() throws IOException {
        Path out = Files.createDirectories(folder.resolve("again"));
        Files.writeString(out.resolve("cells.csv"), "old");
        Files.writeString(out.resolve(".cells.parquet.half-1"), "half");
        Files.writeString(out.resolve(".signals.json12.half"), "half");

        CommandRun run = signals("again");

        assertThat(run.err()).isEmpty();
        assertThat(names("again")).containsExactly("cells.parquet", "decay.parquet", "months.parquet", "quantiles.parquet", "signals.json", "signals.parquet",
                "traded.parquet");
    }

    @Test
    void tables_of_another_format_from_before_do_not_stay_beside_the_new_ones() throws IOException {
        signals("changed", "--format", "parquet");

        signals("changed", "--format", "csv");

        assertThat(names("changed")).containsExactly("cells.csv", "decay.csv", "months.csv", "quantiles.csv", "signals.csv", "signals.json", "traded.csv");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void all_files_of_a_result_may_be_read_by_the_same_people() throws IOException {
        for (String name : names("kept")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("kept/" + name))).as(name)
                    .isEqualTo(Files.getPosixFilePermissions(folder.resolve("kept/cells.csv")));
        }
    }

    @Test
    void a_directory_with_other_things_is_left_alone_and_so_is_what_is_none() throws IOException {
        Path letters = Files.createDirectories(folder.resolve("letters"));
        Files.writeString(letters.resolve("letter.txt"), "dear");

        assertThat(signals("letters")).isEqualTo(new CommandRun(2, "", "--out: found letter.txt in " + letters
                + " but no signals.json, expected a new or empty directory, or one that wafer signals wrote\n"));
        assertThat(names("letters")).containsExactly("letter.txt");
        assertThat(signals("letters/letter.txt").err()).isEqualTo("--out: found a file " + letters.resolve("letter.txt") + ", expected a directory\n");
        CommandRun below = signals("letters/letter.txt/below");
        assertThat(below.code()).isEqualTo(2);
        assertThat(below.err()).startsWith("--out: cannot write to " + letters.resolve("letter.txt/below") + ": ");
    }

    @Test
    void an_unknown_format_is_refused_with_those_there_are() {
        CommandRun run = signals("odd", "--format", "xls");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("unknown value of --format 'xls', expected one of parquet, csv\n");
        assertThat(folder.resolve("odd")).doesNotExist();
    }
}
