package dev.wafer.data.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.data.io.store.ResultFiles.Cell;
import dev.wafer.data.io.store.ResultFiles.Column;
import dev.wafer.data.io.store.ResultFiles.Format;
import dev.wafer.data.io.store.TableFiles.Sheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableFilesTest {
    @TempDir
    private Path folder = Path.of("");

    private static Table table(String name, double... numbers) {
        StringColumn text = StringColumn.create("text");
        DoubleColumn number = DoubleColumn.create("number", numbers);
        LongColumn count = LongColumn.create("count");
        BooleanColumn flag = BooleanColumn.create("flag");
        for (int row = 0; row < numbers.length; row++) {
            text.append("row \"" + row + "\"");
            count.append(row);
            flag.append(row % 2 == 0);
        }
        number.appendMissing();
        text.appendMissing();
        count.appendMissing();
        flag.appendMissing();
        return Table.create(name, text, number, count, flag);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void each_table_is_a_file_of_its_name_with_every_digit_and_nothing_where_a_value_is_missing() throws IOException {
        List<Path> written = TableFiles.write(folder, EnumSet.of(Format.CSV), List.of(table("cells", 0.1 + 0.2, -1), table("order", 5)), () -> {});

        assertThat(written).containsExactly(folder.resolve("cells.csv"), folder.resolve("order.csv"));
        assertThat(names()).containsExactly("cells.csv", "order.csv");
        assertThat(folder.resolve("cells.csv")).hasContent("""
                text,number,count,flag
                "row ""0""\",0.30000000000000004,0,true
                "row ""1""\",-1.0,1,false
                ,,,
                """);
    }

    @Test
    void what_an_earlier_time_wrote_in_either_format_is_gone_and_other_files_stay() throws IOException {
        TableFiles.write(folder, EnumSet.allOf(Format.class), List.of(table("cells", 1), table("months", 1)), () -> {});
        Files.writeString(folder.resolve("letter.txt"), "dear");

        TableFiles.write(folder, EnumSet.of(Format.PARQUET), List.of(table("cells", 2), table("months", 2)), () -> {});

        assertThat(names()).containsExactly("cells.parquet", "letter.txt", "months.parquet");
    }

    @Test
    void a_table_that_cannot_be_written_leaves_all_of_the_earlier_files_and_no_halves() throws IOException {
        TableFiles.write(folder, EnumSet.of(Format.CSV), List.of(table("cells", 1), table("months", 1)), () -> {});
        String before = Files.readString(folder.resolve("cells.csv"));
        Table odd = Table.create("months", IntColumn.create("small"));

        assertThatThrownBy(() -> TableFiles.write(folder, EnumSet.of(Format.CSV), List.of(table("cells", 2), odd), () -> {}))
                .hasMessage("table column small: found INTEGER, expected text, double, long or boolean");

        assertThat(names()).containsExactly("cells.csv", "months.csv");
        assertThat(folder.resolve("cells.csv")).hasContent(before);
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> TableFiles.write(none, EnumSet.of(Format.CSV), List.of(table("cells", 1)), () -> {})).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(none.toString());
    }

    @Test
    void the_old_tables_are_still_there_when_the_new_ones_are_whole() throws IOException {
        TableFiles.write(folder, EnumSet.of(Format.CSV), List.of(table("cells", 1)), () -> {});
        List<String> seen = new ArrayList<>();

        TableFiles.write(folder, EnumSet.of(Format.CSV), List.of(table("cells", 2)), () -> seen.add(read("cells.csv")));

        assertThat(seen).hasSize(1).first().asString().contains(",1.0,");
        assertThat(read("cells.csv")).contains(",2.0,").doesNotContain(",1.0,");
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_moment_is_one_in_whatever_time_zone_and_a_cell_without_value_is_none() {
        List<Column> columns = List.of(new Column("time", Cell.TIME), new Column("count", Cell.WHOLE));
        Instant time = Instant.parse("2026-05-11T14:00:00.250Z");

        TableFiles.writeSheets(folder, EnumSet.of(Format.CSV), List.of(new Sheet("moments", columns, rows -> {
            rows.accept(List.of(Optional.of(time), Optional.empty()));
            rows.accept(List.of(Optional.empty(), Optional.of(3L)));
        })), () -> {});

        String[] lines = read("moments.csv").split("\n");
        assertThat(lines).hasSize(3);
        assertThat(OffsetDateTime.parse(lines[1].replace(",", "").replace(' ', 'T') + ":00").toInstant()).isEqualTo(time);
        assertThat(lines[2]).isEqualTo(",3");
    }
}
