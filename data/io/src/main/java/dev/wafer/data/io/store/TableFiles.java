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
     * A table of whatever is asked for row by row.
     *
     * @param name of its file, without the ending
     */
    public record Sheet(String name, List<ResultFiles.Column> columns, ResultFiles.Rows rows) {}

    /** Writes each table of columns; see {@link #writeSheets}. Columns are of texts, doubles, longs or booleans; missing values stay missing. */
    public static List<Path> write(Path folder, Collection<Format> formats, List<Table> tables, Runnable whole) {
        return writeSheets(folder, formats, tables.stream().map(TableFiles::sheet).toList(), whole);
    }

    /**
     * Writes each table into a folder, by its name: {@code cells.parquet}. All are written beside their places first. Only when the last is whole are those of an earlier time deleted, of either format, and the new ones
     * moved there: files that lie together are of one result.
     *
     * @param whole called when all new ones are whole and the old ones still there
     * @return what was written, in the order of the tables
     */
    public static List<Path> writeSheets(Path folder, Collection<Format> formats, List<Sheet> tables, Runnable whole) {
        Map<Path, Path> places = new LinkedHashMap<>();
        try {
            try {
                for (Sheet table : tables) {
                    writeBeside(folder, formats, table, places);
                }
                whole.run();
                for (Sheet table : tables) {
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

    private static Sheet sheet(Table table) {
        List<ResultFiles.Column> columns = table.columns().stream().map(column -> new ResultFiles.Column(column.name(), kind(column))).toList();
        return new Sheet(table.name(), columns, rows -> {
            for (int row = 0; row < table.rowCount(); row++) {
                rows.accept(cells(table, row));
            }
        });
    }

    private static void writeBeside(Path folder, Collection<Format> formats, Sheet table, Map<Path, Path> places) throws SQLException {
        try (Connection connection = ResultFiles.open("")) {
            ResultFiles.fill(connection, table.name(), table.columns(), table.rows());
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
