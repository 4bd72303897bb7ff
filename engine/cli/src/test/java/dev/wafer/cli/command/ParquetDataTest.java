package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.data.io.load.DataSetReader;
import dev.wafer.data.io.store.DataSetWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set of Parquet files is to every command what one of CSV files is. */
class ParquetDataTest {
    @TempDir
    private Path folder;
    private Path csv = Path.of("");
    private Path parquet = Path.of("");

    @BeforeEach
    void simulate() {
        csv = folder.resolve("csv");
        parquet = folder.resolve("parquet");
        assertThat(CommandRun.of("data", "simulate", "--scenario", "bad-print", "--out", csv.toString()).code()).isZero();
        DataSetWriter.write(DataSetReader.read(csv), parquet, DataSetWriter.Format.PARQUET);
    }

    private static CommandRun backtest(Path data) {
        return CommandRun.of("backtest", "--strategy", "buy-and-hold", "--leverage", "5", "--data", data.toString(), "--json", "-");
    }

    @Test
    void a_run_is_the_same() {
        CommandRun expected = backtest(csv);
        CommandRun found = backtest(parquet);

        assertThat(expected.code()).isZero();
        assertThat(expected.out()).contains("\"fills\"");
        assertThat(found.out().replace(parquet.toString(), csv.toString())).isEqualTo(expected.out());
        assertThat(found.err()).isEqualTo(expected.err());
    }

    @Test
    void a_file_that_is_no_parquet_is_code_3_in_one_line() throws IOException {
        Path bars = parquet.resolve("bars/" + DataSetReader.read(csv).tickers().getFirst() + ".parquet");
        Files.writeString(bars, "open_time,open\n");

        CommandRun run = backtest(parquet);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(bars + ": found a file that cannot be read as Parquet (").hasLineCount(1);
    }

    @Test
    void foreign_files_are_imported_as_either() throws IOException {
        RisingBars.importInto(folder, Instant.parse("2026-03-03T00:00:00Z"));
        Path out = folder.resolve("mu-parquet");
        String[] line = {"data", "import", "--name", "mu", "--out", out.toString(), "--bars", "MU=" + folder.resolve("bars.csv"), "--provenance", "by hand",
            "--format", ""};

        line[line.length - 1] = "xml";
        CommandRun refused = CommandRun.of(line);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--format").contains("csv, parquet").hasLineCount(1);
        assertThat(out).doesNotExist();
        line[line.length - 1] = "parquet";
        assertThat(CommandRun.of(line).code()).isZero();
        assertThat(out.resolve("bars/MU.parquet")).isRegularFile();
        assertThat(DataSetReader.read(out).fingerprint()).isEqualTo(DataSetReader.read(folder.resolve("mu")).fingerprint());
    }
}
