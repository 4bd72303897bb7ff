package dev.wafer.data.io.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wafer.data.io.BadInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault names file, line, column, what was found and what was expected. */
class DataSetFaultTest {
    private static final String HEADER = "open_time,open,high,low,close,volume\n";
    private static final String FIRST = "2026-01-05T00:00:00Z,100,102,99,101,10\n";

    @TempDir
    private Path dir;

    private String fault(String yaml, String bars) {
        Path set = DataSetFiles.write(dir, yaml, bars);
        return fault(set);
    }

    private String fault(Path set) {
        return catchThrowableOfType(BadInputException.class, () -> DataSetReader.read(set)).getMessage().replace(dir + "/", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "2026-01-05T01:00:00Z,abc,102,99,101,10      | column 'open': found 'abc', expected a finite number > 0",
            "2026-01-05T01:00:00Z,,102,99,101,10         | column 'open': found '', expected a finite number > 0",
            "2026-01-05T01:00:00Z,100,NaN,99,101,10      | column 'high': found 'NaN', expected a finite number > 0",
            "2026-01-05T01:00:00Z,100,Infinity,99,101,10 | column 'high': found 'Infinity', expected a finite number > 0",
            "2026-01-05T01:00:00Z,100,1e999,99,101,10    | column 'high': found '1e999', expected a finite number > 0",
            "2026-01-05T01:00:00Z,100,102d,99,101,10     | column 'high': found '102d', expected a finite number > 0",
            "2026-01-05T01:00:00Z,100,0x1p3,99,101,10    | column 'high': found '0x1p3', expected a finite number > 0",
            "2026-01-05T01:00:00Z,100,1-2,99,101,10      | column 'high': found '1-2', expected a finite number > 0",
            "2026-01-05T01:00:00Z,100,102,-99,101,10     | column 'low': found '-99', expected a finite number > 0",
            "2026-01-05T01:00:00Z,100,102,0,101,10       | column 'low': found '0', expected a finite number > 0",
            "2026-01-05T01:00:00Z,100,102,99,101,-1      | column 'volume': found '-1', expected a finite number >= 0",
            "2026-01-05T01:00:00Z,100,98,99,101,10       | column 'high': found '98', expected the highest price of the bar: at least 101.0",
            "2026-01-05T01:00:00Z,100,102,100.5,101,10   | column 'low': found '100.5', expected the lowest price of the bar: at most 100.0",
            "2026-01-04T23:00:00Z,100,102,99,101,10      | column 'open_time': found '2026-01-04T23:00:00Z', expected times that increase: later than 2026-01-05T00:00:00Z",
            "2026-01-05T00:00:00Z,100,102,99,101,10      | column 'open_time': found '2026-01-05T00:00:00Z', expected each time once: the bar before has 2026-01-05T00:00:00Z too",
            "2026-01-05T00:30:00Z,100,102,99,101,10      | column 'open_time': found '2026-01-05T00:30:00Z', expected at least 1h after the bar before, 2026-01-05T00:00:00Z",
            "yesterday,100,102,99,101,10                 | column 'open_time': found 'yesterday', expected a time: ISO-8601 such as 2026-05-04T18:00:00Z, or epoch seconds or milliseconds",
            "2026-01-05T01:00:00Z,100,102                | column 'low': found '3 cells', expected a row of 6 cells",
            "2026-01-05T01:00:00Z,100,102,99,101,10,7    | column 'volume': found '7 cells', expected a row of 6 cells"})
    void a_bad_row_is_named_by_line_and_column(String row, String expected) {
        assertThat(fault(DataSetFiles.YAML, HEADER + FIRST + row + "\n")).isEqualTo("bars/MU.csv:3: " + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "open_time,open,high,low,volume         | column 'close': found 'open_time,open,high,low,volume', expected a column of this name",
            "open_time,open,high,low,close          | column 'volume': found 'open_time,open,high,low,close', expected a column of this name",
            "open_time,open,high,low,close,close,volume | column 'close': found 'close', expected each column once"})
    void a_bad_header_is_named_at_line_one(String header, String expected) {
        assertThat(fault(DataSetFiles.YAML, header + "\n")).isEqualTo("bars/MU.csv:1: " + expected);
    }

    @Test
    void an_unknown_column_is_refused_with_a_suggestion() {
        assertThat(fault(DataSetFiles.YAML, "open_time,open,high,low,close,volume,open_intrest\n" + FIRST))
                .startsWith("bars/MU.csv:1: column 'open_intrest': found 'open_intrest', expected one of open_time, open,")
                .contains("did you mean 'open_interest'?");
    }

    @Test
    void one_mark_column_asks_for_the_others_and_one_mark_cell_too() {
        assertThat(fault(DataSetFiles.YAML, "open_time,open,high,low,close,volume,mark_open\n")).contains(":1: column 'mark_high'").hasLineCount(3);
        String bars = "open_time,open,high,low,close,volume,mark_open,mark_high,mark_low,mark_close\n2026-01-05T01:00:00Z,100,102,99,101,1,100,101,,100\n";
        assertThat(fault(DataSetFiles.YAML, bars)).isEqualTo("bars/MU.csv:2: column 'mark_low': found '', expected a finite number > 0");
    }

    @Test
    void line_numbers_are_right_with_windows_line_ends_and_a_byte_order_mark() {
        String bars = "\uFEFF" + (HEADER + FIRST + "2026-01-05T01:00:00Z,x,102,99,101,10\n").replace("\n", "\r\n");

        assertThat(fault(DataSetFiles.YAML, bars)).startsWith("bars/MU.csv:3: column 'open': found 'x'");
    }

    @Test
    void a_blank_line_between_rows_is_a_fault_and_counts_as_a_line() {
        String bars = HEADER + FIRST + "\n\n2026-01-05T01:00:00Z,x,102,99,101,10\n";

        assertThat(fault(DataSetFiles.YAML, bars).lines()).containsExactly(
                "bars/MU.csv:3: column 'open_time': found '', expected a row of 6 cells, not a blank line",
                "bars/MU.csv:5: column 'open': found 'x', expected a finite number > 0");
    }

    @Test
    void all_problems_of_a_data_set_are_told_together() {
        DataSetFiles.text(dir.resolve("funding/MU.csv"), "time,rate\n2026-01-05T01:00:00Z,2\n");
        String rows = "2026-01-05T01:00:00Z,x,102,99,101,y\n".repeat(1);

        assertThat(fault(DataSetFiles.YAML, HEADER + rows).lines()).containsExactly(
                "bars/MU.csv:2: column 'open': found 'x', expected a finite number > 0",
                "bars/MU.csv:2: column 'volume': found 'y', expected a finite number >= 0",
                "funding/MU.csv:2: column 'rate': found '2', expected a fraction from -1 to 1");
    }

    @Test
    void after_twenty_problems_reading_stops() {
        assertThat(fault(DataSetFiles.YAML, HEADER + "x,100,102,99,101,10\n".repeat(100)).lines()).hasSize(21);
    }

    @Test
    void a_symbol_whose_problems_are_too_many_to_keep_is_refused_like_the_first() {
        DataSetFiles.text(dir.resolve("bars/SNDK.csv"), HEADER + "x,100,102,99,101,10\n");

        String told = fault(DataSetFiles.YAML.replace("[MU]", "[MU, SNDK]"), HEADER + "x,100,102,99,101,10\n".repeat(20));

        assertThat(told.lines()).hasSize(21).last().asString().contains("there are more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2026-01-05T00:59:00Z,0.1,1h | 3: column 'time': found '2026-01-05T00:59:00Z', expected times that increase: not before 2026-01-05T02:00:00Z",
            "2026-01-05T03:00:00Z,0.1,hourly | 3: column 'interval': found 'hourly', expected a duration such as 1m, 5m, 1h or 1d",
            "2026-01-05T03:00:00Z,NaN,1h | 3: column 'rate': found 'NaN', expected a fraction from -1 to 1"})
    void a_bad_funding_row_is_named(String row, String expected) {
        DataSetFiles.text(dir.resolve("funding/MU.csv"), "time,rate,interval\n2026-01-05T02:00:00Z,0.1,1h\n" + row + "\n");

        assertThat(fault(DataSetFiles.YAML, DataSetFiles.BARS)).isEqualTo("funding/MU.csv:" + expected);
    }

    @Test
    void missing_and_empty_files_are_named() throws Exception {
        assertThat(fault(dir.resolve("nowhere"))).isEqualTo("nowhere: found no such directory, expected a data set: a directory with dataset.yaml");
        assertThat(fault(dir)).endsWith("found no dataset.yaml, expected a data set: a directory with dataset.yaml");
        DataSetFiles.text(dir.resolve("dataset.yaml"), DataSetFiles.YAML);
        assertThat(fault(dir)).isEqualTo("bars/MU.csv: found no such file, expected the bars of MU, as .csv, .csv.gz or .parquet");
        DataSetFiles.text(dir.resolve("bars/MU.csv"), "");
        assertThat(fault(dir)).isEqualTo("bars/MU.csv: found an empty file, expected a header line and rows");
        DataSetFiles.text(dir.resolve("bars/MU.csv"), HEADER);
        assertThat(fault(dir)).isEqualTo("bars/MU.csv: found a header without rows, expected at least one bar");
        DataSetFiles.packed(dir.resolve("bars/MU.csv.gz"), HEADER);
        assertThat(fault(dir)).contains("found a file of that name and one with .gz");
    }

    @Test
    void broken_gzip_files_are_named() throws Exception {
        DataSetFiles.text(dir.resolve("dataset.yaml"), DataSetFiles.YAML);
        Path file = dir.resolve("bars/MU.csv.gz");
        DataSetFiles.text(file, HEADER + FIRST);
        assertThat(fault(dir)).startsWith("bars/MU.csv.gz: found a broken gzip file");
        DataSetFiles.bytes(file, new byte[0]);
        assertThat(fault(dir)).startsWith("bars/MU.csv.gz: found a broken gzip file");
        byte[] whole = Files.readAllBytes(DataSetFiles.packed(file, HEADER + FIRST.repeat(1)));
        DataSetFiles.bytes(file, Arrays.copyOf(whole, whole.length - 12));
        assertThat(fault(dir)).startsWith("bars/MU.csv.gz: found a broken gzip file").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "resolution: 1h | resoluton: 1h | 3: key 'resoluton': found 'resoluton', expected one of name, venue, resolution, sub_resolution, symbols, provenance, synthetic, open_interest; did you mean 'resolution'?",
            "resolution: 1h | resolution: fast | 3: key 'resolution': found 'fast', expected a duration such as 1m, 5m, 1h or 1d",
            "synthetic: true | synthetic: perhaps | 6: key 'synthetic': found 'perhaps', expected true or false",
            "symbols: [MU] | symbols: [../MU] | 4: key 'symbols': found '../MU', expected tickers of letters, digits, '.', '_' and '-', each once",
            "symbols: [MU] | symbols: MU | 4: key 'symbols': found 'MU', expected a list of tickers such as [MU, SNDK]",
            "name: hand-made | name: {a: b} | 1: key 'name': found 'a mapping', expected a name",
            "venue: xyz | name: again | 2: key 'name': found 'name', expected each key once"})
    void a_bad_key_is_named_by_its_line(String good, String bad, String expected) {
        assertThat(fault(DataSetFiles.YAML.replace(good, bad), DataSetFiles.BARS).lines()).first().asString().isEqualTo("dataset.yaml:" + expected);
    }

    @Test
    void a_bad_kind_of_open_interest_and_an_unknown_symbol_are_named() {
        String yaml = DataSetFiles.YAML + "open_interest:\n  MU:\n    kind: men\n    source_venue: xyz\n    interval: 1d\n    lag: 0\n    source: here\n  MV: {}\n";

        assertThat(fault(yaml, DataSetFiles.BARS).lines()).containsExactly(
                "dataset.yaml:14: key 'MV': found 'MV', expected one of MU; did you mean 'MU'?",
                "dataset.yaml:9: key 'kind': found 'men', expected close or mean; did you mean 'mean'?");
    }

    @Test
    void a_text_that_is_not_yaml_is_named() {
        assertThat(fault("name: [open\n", DataSetFiles.BARS)).startsWith("dataset.yaml:").contains("found text that is not YAML");
        assertThat(fault("just words", DataSetFiles.BARS)).isEqualTo("dataset.yaml: found no keys, expected a YAML file with 'key: value' lines");
    }

    @Test
    void bytes_that_are_no_text_are_a_fault_of_their_cell() {
        byte[] bytes = (HEADER + "2026-01-05T01:00:00Z,?,102,99,101,10\n").getBytes(StandardCharsets.ISO_8859_1);
        bytes[HEADER.length() + 21] = (byte) 0xFC;
        DataSetFiles.text(dir.resolve("dataset.yaml"), DataSetFiles.YAML);
        DataSetFiles.bytes(dir.resolve("bars/MU.csv"), bytes);

        assertThat(fault(dir)).startsWith("bars/MU.csv:2: column 'open': found '");
    }
}
