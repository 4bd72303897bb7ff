package dev.wafer.data.io.store;

import dev.wafer.data.io.store.ResultFiles.Cell;
import dev.wafer.data.io.store.ResultFiles.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Several tables of one result as Parquet or CSV, written by DuckDB. */
public final class TableFiles {
    private static final String HALF = ".half-";

    private TableFiles() {}

    /**
     * Writes each table into a folder, by its name: {@code cells.parquet}. Columns are of texts, doubles, longs or booleans; missing values stay missing.
     * All are written beside their places first. Only when the last is whole are those of an earlier time deleted, of either format, and the new ones
     * moved there: files that lie together are of one result.
     *
     * @return what was written, in the order of the tables
     */
    public static List<Path> write(Path folder, Collection<Format> formats, List<Table> tables) {
        Map<Path, Path> places = new LinkedHashMap<>();
        try {
            try {
                for (Table table : tables) {
                    writeBeside(folder, formats, table, places);
                }
                for (Table table : tables) {
                    for (Format format : Format.values()) {
                        Files.deleteIfExists(folder.resolve(format.fileName(table.name())));
                    }
                }
                for (Map.Entry<Path, Path> place : places.entrySet()) {
                    Files.move(place.getValue(), place.getKey(), StandardCopyOption.ATOMIC_MOVE);
                }
            } finally {
                for (Path half : places.values()) {
                    Files.deleteIfExists(half);
                }
            }
        } catch (IOException | SQLException e) {
            throw new UncheckedIOException(new IOException(folder + ": " + e.getMessage(), e));
        }
        return List.copyOf(places.keySet());
    }

    private static void writeBeside(Path folder, Collection<Format> formats, Table table, Map<Path, Path> places) throws SQLException {
        try (Connection connection = ResultFiles.open("")) {
            ResultFiles.fill(connection, table.name(), table.columns().stream().map(column -> new ResultFiles.Column(column.name(), kind(column))).toList(),
                    rows -> {
                        for (int row = 0; row < table.rowCount(); row++) {
                            rows.accept(cells(table, row));
                        }
                    });
            for (Format format : formats) {
                String name = format.fileName(table.name());
                Path half = folder.resolve("." + name + HALF + ProcessHandle.current().pid());
                places.put(folder.resolve(name), half);
                ResultFiles.execute(connection, "COPY " + ResultFiles.quoted(table.name(), '"') + " TO " + ResultFiles.quoted(half.toString(), '\'') + " ("
                        + format.options() + ")");
            }
        }
    }

    private static Cell kind(Column<?> column) {
        return switch (column) {
            case StringColumn _ -> Cell.TEXT;
            case DoubleColumn _ -> Cell.DECIMAL;
            case LongColumn _ -> Cell.WHOLE;
            case BooleanColumn _ -> Cell.FLAG;
            default -> throw new IllegalArgumentException("table column " + column.name() + ": found " + column.type() + ", expected text, double, long or boolean");
        };
    }

    private static List<Optional<Object>> cells(Table table, int row) {
        List<Optional<Object>> cells = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            cells.add(column.isMissing(row) ? Optional.empty() : Optional.of(column.get(row)));
        }
        return cells;
    }
}
