package dev.wafer.data.io.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.cache.ColumnCache;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Parquet file says what a CSV file of the same table says. */
class ParquetDataSetTest {
    private static final String GOOD = """
            SELECT * FROM (VALUES (TIMESTAMP '2026-01-05 00:00:00', 100.0::DOUBLE, 102.0::DOUBLE, 99.0::DOUBLE, 101.0::DOUBLE, 10.0::DOUBLE),
            ('2026-01-05 01:00:00', 101, 103, 100, 102, NULL), ('2026-01-05 03:00:00', 102, 102, 101, 101.5, 0))
            t(open_time, open, high, low, close, volume)""";

    @TempDir
    private Path temp;
    private Path dir = Path.of("");

    @BeforeEach
    void start() {
        dir = temp.resolve("set");
        DataSetFiles.text(dir.resolve("dataset.yaml"), DataSetFiles.YAML);
    }

    private static void parquet(Path file, String query) {
        try {
            Files.createDirectories(file.getParent());
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
                statement.execute("COPY (" + query + ") TO '" + file.toString().replace("'", "''") + "' (FORMAT parquet)");
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void bars(String query) {
        parquet(dir.resolve("bars/MU.parquet"), query);
    }

    private String fault() {
        return catchThrowableOfType(BadInputException.class, () -> DataSetReader.read(dir)).getMessage().replace(dir + "/", "");
    }

    private String fingerprintOfCsv() {
        return DataSetReader.read(DataSetFiles.write(temp.resolve("csv"), DataSetFiles.YAML, DataSetFiles.BARS)).fingerprint();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open_time", "open_time::TIMESTAMP_NS", "open_time::TIMESTAMP_S", "epoch_ms(open_time)", "(epoch_ms(open_time) // 1000)::INTEGER",
            "to_timestamp(epoch_ms(open_time) / 1000)", "strftime(open_time, '%Y-%m-%dT%H:%M:%SZ')"})
    void a_time_may_be_of_any_type_that_names_a_moment(String time) {
        bars("SELECT * REPLACE (" + time + " AS open_time) FROM (" + GOOD + ")");

        assertThat(DataSetReader.read(dir).fingerprint()).isEqualTo(fingerprintOfCsv());
    }

    @Test
    void moments_do_not_depend_on_the_time_zone_of_the_machine() {
        bars("SELECT * REPLACE (to_timestamp(epoch_ms(open_time) / 1000) AS open_time) FROM (" + GOOD + ")");
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(DataSetReader.read(dir).fingerprint()).isEqualTo(fingerprintOfCsv());
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void numbers_may_be_of_any_type_and_columns_in_any_order() {
        bars("SELECT volume::FLOAT AS volume, close::DECIMAL(9,2) AS close, low::INTEGER AS low, high::VARCHAR AS high, open::BIGINT AS open, open_time FROM ("
                + GOOD + ")");

        MarketData data = DataSetReader.read(dir);

        assertThat(data.fingerprint()).isEqualTo(fingerprintOfCsv());
        assertThat(data.histories().getFirst().bars().isKnown(Field.VOLUME, 1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "open  | CASE WHEN open = 101 THEN 'NaN'::DOUBLE ELSE open END   | found 'nan', expected a finite number > 0",
            "open  | CASE WHEN open = 101 THEN NULL ELSE open END            | found '', expected a finite number > 0",
            "low   | CASE WHEN open = 101 THEN -5 ELSE low END               | found '-5.0', expected a finite number > 0",
            "high  | CASE WHEN open = 101 THEN '1,5' ELSE high::VARCHAR END  | found '1,5', expected a finite number > 0",
            "high  | CASE WHEN open = 101 THEN concat('1\"', chr(10), '5') ELSE high::VARCHAR END | found '1\"?5', expected a finite number > 0",
            "volume| CASE WHEN open = 101 THEN 'infinity'::DOUBLE END        | found 'inf', expected a finite number >= 0"})
    void a_bad_cell_is_named_by_row_and_column(String column, String value, String expected) {
        bars("SELECT * REPLACE (" + value + " AS " + column + ") FROM (" + GOOD + ")");

        assertThat(fault()).isEqualTo("bars/MU.parquet:2: column '" + column + "': " + expected);
    }

    @Test
    void columns_are_checked_by_name() {
        bars("SELECT * RENAME (close AS \"clo,se\") FROM (" + GOOD + ")");

        assertThat(fault()).contains("bars/MU.parquet:1: column 'clo,se': found 'clo,se', expected one of open_time, ")
                .contains("bars/MU.parquet:1: column 'close': found");
        bars("SELECT * FROM (" + GOOD + ") WHERE open > 1000");
        assertThat(fault()).isEqualTo("bars/MU.parquet: found a header without rows, expected at least one bar");
    }

    @Test
    void a_file_that_is_no_parquet_or_not_whole_is_refused_in_one_line() throws IOException {
        Path file = DataSetFiles.text(dir.resolve("bars/MU.parquet"), DataSetFiles.BARS);
        assertThat(fault()).startsWith("bars/MU.parquet: found a file that cannot be read as Parquet (").endsWith("), expected a whole Parquet file")
                .hasLineCount(1);
        DataSetFiles.text(file, "");
        assertThat(fault()).startsWith("bars/MU.parquet: found a file that cannot be read as Parquet (").hasLineCount(1);
        bars(GOOD);
        byte[] whole = Files.readAllBytes(file);
        DataSetFiles.bytes(file, Arrays.copyOf(whole, whole.length - 9));
        assertThat(fault()).startsWith("bars/MU.parquet: found a file that cannot be read as Parquet (").hasLineCount(1);
        Arrays.fill(whole, 4, 60, (byte) 0x7F);
        DataSetFiles.bytes(file, whole);
        assertThat(fault()).startsWith("bars/MU.parquet: found a file that cannot be read as Parquet (").hasLineCount(1);
    }

    @Test
    void two_files_of_one_symbol_are_refused() {
        bars(GOOD);
        DataSetFiles.text(dir.resolve("bars/MU.csv"), DataSetFiles.BARS);

        assertThat(fault()).isEqualTo("bars/MU.csv: found a file of that name and one with .parquet, expected one of the two");
    }

    @Test
    void a_path_is_a_name_and_no_pattern() {
        dir = temp.resolve("symbol=X/a[b]*?'\"{c}");
        DataSetFiles.text(dir.resolve("dataset.yaml"), DataSetFiles.YAML);
        bars(GOOD);
        parquet(temp.resolve("symbol=X/ab'\"{c}/bars/MU.parquet"), GOOD + " LIMIT 1");

        assertThat(DataSetReader.read(dir).fingerprint()).isEqualTo(fingerprintOfCsv());
    }

    @Test
    void the_cache_sees_that_a_parquet_file_changed() {
        ColumnCache cache = ColumnCache.in(temp.resolve("cache"));
        bars(GOOD);
        assertThat(DataSetReader.read(dir, cache).fingerprint()).isEqualTo(fingerprintOfCsv());
        assertThat(DataSetReader.read(dir, cache).fingerprint()).isEqualTo(fingerprintOfCsv());

        bars("SELECT * REPLACE (volume + 1 AS volume) FROM (" + GOOD + ")");

        assertThat(DataSetReader.read(dir, cache).fingerprint()).isEqualTo(DataSetReader.read(dir).fingerprint()).isNotEqualTo(fingerprintOfCsv());
    }

    @Test
    void foreign_parquet_is_imported_and_its_rows_count_from_one() {
        Path file = temp.resolve("foreign.parquet");
        parquet(file, GOOD);
        var source = new ImportRequest.Source("MU", file);
        var request = new ImportRequest("hand-made", "xyz", Optional.empty(), "made", true, List.of(source), List.of(), List.of());
        assertThat(Import.run(request).data().histories().getFirst().bars().count()).isEqualTo(3);

        parquet(file, GOOD + " UNION ALL SELECT TIMESTAMP '2026-01-05 04:00:00', 1, 1, 1, 1, 1"
                + " UNION ALL SELECT TIMESTAMP '2026-01-05 04:30:00', 1, 1, 1, 1, 1");
        assertThat(catchThrowableOfType(BadInputException.class, () -> Import.run(request)))
                .hasMessageStartingWith(file + ":5: column 'time': found '1800 s after");
    }
}
