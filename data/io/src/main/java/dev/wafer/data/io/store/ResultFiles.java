package dev.wafer.data.io.store;

import dev.wafer.data.io.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import tech.tablesaw.api.Table;

/** Tables of results as Parquet or CSV, written by DuckDB, and the best rows of them. */
public final class ResultFiles {
    private static final String TABLE = "points";
    private static final String HALF = ".half-";
    private static final String MOST_MEMORY = "512MB";

    private ResultFiles() {}

    /** What a table is written as. */
    public enum Format {
        PARQUET("FORMAT parquet, COMPRESSION zstd"), CSV("FORMAT csv, HEADER");

        private final String options;

        Format(String options) {
            this.options = options;
        }

        /** The file in a folder. */
        public Path in(Path folder) {
            return folder.resolve(fileName(TABLE));
        }

        /** The file of a table of any name: {@code cells.parquet}. */
        public String fileName(String table) {
            return table + "." + name().toLowerCase(Locale.ROOT);
        }

        String options() {
            return options;
        }
    }

    /** What a column holds. */
    public enum Cell {
        WHOLE("BIGINT"), DECIMAL("DOUBLE"), FLAG("BOOLEAN"), TEXT("VARCHAR"), TIME("TIMESTAMP WITH TIME ZONE");

        private final String sqlName;

        Cell(String sqlName) {
            this.sqlName = sqlName;
        }
    }

    /**
     * A column.
     *
     * @param name no other column's, in whatever case
     * @param kind what its cells are: Long, Double, Boolean, String or Instant, which is kept as a moment, whatever time zone reads it
     */
    public record Column(String name, Cell kind) {}

    /** Gives rows, one after the other; each has a cell for every column, an empty one where there is no value. */
    @FunctionalInterface
    public interface Rows {
        void into(Consumer<List<Optional<Object>>> table);
    }

    /**
     * Writes {@code points.parquet} or {@code points.csv} or both into a folder, in the order of the rows. Each is written beside its place first and
     * moved there when it is whole.
     */
    public static void write(Path folder, Collection<Format> formats, List<Column> columns, Rows rows) {
        String half = HALF + ProcessHandle.current().pid();
        Path database = folder.resolve("." + TABLE + ".duckdb" + half);
        try {
            deleteHalves(folder);
            try (Connection connection = open(database.toString())) {
                fill(connection, TABLE, columns, rows);
                for (Format format : formats) {
                    Path file = format.in(folder), part = folder.resolve("." + file.getFileName() + half);
                    execute(connection, "COPY " + TABLE + " TO " + quoted(part.toString(), '\'') + " (" + format.options + ")");
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                deleteHalves(folder);
            }
        } catch (IOException | SQLException e) {
            throw new UncheckedIOException(new IOException(folder + ": " + e.getMessage(), e));
        }
    }

    /** What a write that failed, or whose process was killed, left behind; the caller holds the folder's lock. */
    private static void deleteHalves(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(ResultFiles::isHalf).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isHalf(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("." + TABLE + ".") && name.contains(HALF);
    }

    /**
     * The best rows of a file, best first, of equal ones that with the lowest point; rows without the measure are left out.
     *
     * @param measure name of a column of numbers
     */
    public static Table top(Path file, String measure, boolean isHighestFirst, int most) {
        if (!Files.isRegularFile(file)) {
            throw BadInputException.file(file, "no such file", "a table of results");
        }
        String column = quoted(measure, '"');
        try (Connection connection = open(""); Statement statement = connection.createStatement();
                ResultSet best = statement.executeQuery("SELECT * FROM " + quoted(file.toString(), '\'') + " WHERE " + column + " IS NOT NULL ORDER BY "
                        + column + (isHighestFirst ? " DESC" : " ASC") + ", point LIMIT " + most)) {
            return Table.read().db(best, "best by " + measure);
        } catch (SQLException e) {
            throw BadInputException.file(file, String.valueOf(e.getMessage()).lines().findFirst().orElse(""), "a table of results");
        }
    }

    /** The rows of {@link #top}, each with its cells by column; what is not there has none. */
    public static List<Map<String, Object>> best(Path file, String measure, boolean isHighestFirst, int most) {
        Table table = top(file, measure, isHighestFirst, most);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            Map<String, Object> cells = new LinkedHashMap<>();
            for (var column : table.columns()) {
                if (!column.isMissing(row)) {
                    cells.put(column.name(), column.get(row));
                }
            }
            rows.add(cells);
        }
        return rows;
    }

    static Connection open(String database) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        execute(connection, "SET memory_limit = '" + MOST_MEMORY + "'");
        return connection;
    }

    static void fill(Connection connection, String table, List<Column> columns, Rows rows) throws SQLException {
        execute(connection, columns.stream().map(column -> quoted(column.name(), '"') + " " + column.kind().sqlName)
                .collect(Collectors.joining(", ", "CREATE TABLE " + quoted(table, '"') + " (", ")")));
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender(table)) {
            rows.into(row -> append(appender, row));
        }
    }

    private static void append(DuckDBAppender appender, List<Optional<Object>> row) {
        try {
            appender.beginRow();
            for (Optional<Object> cell : row) {
                append(appender, cell);
            }
            appender.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException("Invariant: cells are of their columns' types", e);
        }
    }

    private static void append(DuckDBAppender appender, Optional<Object> cell) throws SQLException {
        if (cell.isEmpty()) {
            appender.appendNull();
            return;
        }
        switch (cell.get()) {
            case Long whole -> appender.append(whole.longValue());
            case Double number -> appender.append(number.doubleValue());
            case Boolean flag -> appender.append(flag.booleanValue());
            case Instant time -> appender.append(time.atOffset(ZoneOffset.UTC));
            case Object text -> appender.append(text.toString());
        }
    }

    static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    static String quoted(String text, char mark) {
        String one = String.valueOf(mark);
        return one + text.replace(one, one + one) + one;
    }
}
