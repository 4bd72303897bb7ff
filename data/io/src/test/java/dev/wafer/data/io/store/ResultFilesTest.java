package dev.wafer.data.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.store.ResultFiles.Cell;
import dev.wafer.data.io.store.ResultFiles.Column;
import dev.wafer.data.io.store.ResultFiles.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

class ResultFilesTest {
    private static final List<Column> COLUMNS = List.of(new Column("point", Cell.WHOLE), new Column("mood", Cell.TEXT), new Column("short\"er", Cell.FLAG),
            new Column("sharpe", Cell.DECIMAL), new Column("trades", Cell.WHOLE));

    @TempDir
    private Path parent = Path.of("");

    private Path folder() throws IOException {
        return Files.createDirectories(parent.resolve("it's here"));
    }

    private static List<Optional<Object>> row(long point, double sharpe) {
        return List.of(Optional.of(point), Optional.of("so, \"so\""), Optional.of(point % 2 == 0), Optional.of(sharpe), Optional.of(point * 10));
    }

    private static List<Optional<Object>> refused(long point) {
        return List.of(Optional.of(point), Optional.of("bad"), Optional.of(true), Optional.empty(), Optional.empty());
    }

    private static ResultFiles.Rows rows() {
        return table -> Stream.of(row(0, 0.1 + 0.2), row(1, 2.5), refused(2), row(3, -1), row(4, 2.5), row(5, 2.25)).forEach(table);
    }

    @Test
    void a_table_in_csv_has_every_digit_and_its_rows_in_their_order() throws IOException {
        ResultFiles.write(folder(), EnumSet.of(Format.CSV), COLUMNS, rows());

        assertThat(Format.CSV.in(folder())).hasContent("""
                point,mood,"short""er",sharpe,trades
                0,"so, ""so""\",true,0.30000000000000004,0
                1,"so, ""so""\",false,2.5,10
                2,bad,true,,
                3,"so, ""so""\",false,-1.0,30
                4,"so, ""so""\",true,2.5,40
                5,"so, ""so""\",false,2.25,50
                """);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void the_best_rows_of_either_file_come_first_and_of_equals_the_lower_point(Format format) throws IOException {
        ResultFiles.write(folder(), EnumSet.allOf(Format.class), COLUMNS, rows());

        Table highest = ResultFiles.top(format.in(folder()), "sharpe", true, 3);
        Table lowest = ResultFiles.top(format.in(folder()), "sharpe", false, 9);

        assertThat(highest.longColumn("point").asList()).containsExactly(1L, 4L, 5L);
        assertThat(highest.doubleColumn("sharpe").asList()).containsExactly(2.5, 2.5, 2.25);
        assertThat(lowest.longColumn("point").asList()).containsExactly(3L, 0L, 5L, 1L, 4L);
        assertThat(ResultFiles.best(format.in(folder()), "trades", true, 1)).singleElement().satisfies(best -> assertThat(best)
                .isEqualTo(Map.of("point", 5L, "mood", "so, \"so\"", "short\"er", false, "sharpe", 2.25, "trades", 50L)));
    }

    @Test
    void nothing_but_the_files_that_were_asked_for_is_left() throws IOException {
        ResultFiles.write(folder(), EnumSet.of(Format.PARQUET), COLUMNS, rows());
        ResultFiles.write(folder(), EnumSet.of(Format.PARQUET), COLUMNS, rows());

        assertThat(names()).containsExactly("points.parquet");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void rows_that_fail_half_way_leave_the_file_from_before() throws IOException {
        ResultFiles.write(folder(), EnumSet.of(Format.CSV), COLUMNS, rows());
        String before = Files.readString(Format.CSV.in(folder()));

        assertThatThrownBy(() -> ResultFiles.write(folder(), EnumSet.of(Format.CSV), COLUMNS, table -> {
            table.accept(row(0, 1));
            throw new UncheckedIOException(new IOException("no more"));
        })).hasMessageContaining("no more");

        assertThat(names()).containsExactly("points.csv");
        assertThat(Format.CSV.in(folder())).hasContent(before);
    }

    @Test
    void the_same_rows_give_the_same_bytes() throws IOException {
        Path other = Files.createDirectories(parent.resolve("other"));
        List<List<Optional<Object>>> many = new ArrayList<>();
        for (long point = 0; point < 5_000; point++) {
            many.add(row(point, 1.0 / (point + 1)));
        }
        ResultFiles.write(folder(), EnumSet.allOf(Format.class), COLUMNS, many::forEach);
        ResultFiles.write(other, EnumSet.allOf(Format.class), COLUMNS, many::forEach);

        for (Format format : Format.values()) {
            assertThat(Files.mismatch(format.in(folder()), format.in(other))).as(format.name()).isEqualTo(-1);
        }
    }

    @Test
    void a_file_that_is_no_table_is_refused_by_its_name() throws IOException {
        Path file = Files.writeString(folder().resolve("points.parquet"), "not really");

        assertThatThrownBy(() -> ResultFiles.top(file, "sharpe", true, 3)).isInstanceOf(BadInputException.class).hasMessageStartingWith(file + ": found ");
        assertThatThrownBy(() -> ResultFiles.top(parent.resolve("none.csv"), "sharpe", true, 3)).isInstanceOf(BadInputException.class)
                .hasMessage(parent.resolve("none.csv") + ": found no such file, expected a table of results");
    }
}
