package dev.wafer.data.io.load;

import dev.wafer.data.io.BadInputException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Parquet file as the CSV text of the same table, so that both go through the same checks: a header, then a line for each row. Numbers have the
 * shortest digits that name them, moments are in UTC whatever time zone the machine is in, and a cell without a value is empty.
 */
final class ParquetText extends Reader {
    private static final String ENDING = ".parquet";
    private static final String MOMENT = "TIMESTAMP WITH TIME ZONE";
    /** Their texts have no comma, quote or line end. */
    private static final Pattern PLAIN_TYPE =
            Pattern.compile("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\\(\\d+,\\d+\\)|DATE|TIMESTAMP(_S|_MS|_NS)?");
    private static final String LINE_ENDS = "[\\r\\n]";

    private record Column(String name, String type) {
        String sql() {
            String name = quoted(name(), '"');
            if (type.equals(MOMENT)) {
                return text("make_timestamp(epoch_us(" + name + "))");
            }
            return PLAIN_TYPE.matcher(type).matches() ? text(name) : guarded(text(name));
        }

        private static String text(String value) {
            return "coalesce(CAST(" + value + " AS VARCHAR), '')";
        }

        /** A text of several lines stays in the line of its row, and is still none that any column allows. */
        private static String guarded(String text) {
            String oneLine = "regexp_replace(" + text + ", '" + LINE_ENDS + "', '?', 'g')";
            return "CASE WHEN regexp_matches(" + text + ", '[,\"\\r\\n]') THEN '\"' || replace(" + oneLine + ", '\"', '\"\"') || '\"' ELSE " + text + " END";
        }
    }

    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private String line;
    private int at;

    private ParquetText(Connection connection, String table, List<Column> columns) throws SQLException {
        this.connection = connection;
        line = columns.stream().map(column -> headerCell(column.name())).collect(Collectors.joining(",")) + "\n";
        statement = connection.createStatement();
        rows = statement.executeQuery("SELECT concat_ws(',', " + columns.stream().map(Column::sql).collect(Collectors.joining(", ")) + ") FROM " + table);
    }

    /** Whether a file is Parquet by its name. */
    static boolean isNameOf(Path file) {
        return file.toString().endsWith(ENDING);
    }

    /**
     * Opens a file that is there.
     *
     * @throws BadInputException if it is not Parquet
     */
    static Reader open(Path file) {
        try {
            Connection connection = connect();
            try {
                String table = "read_parquet(" + quoted(literal(file), '\'') + ", hive_partitioning = false)";
                return new ParquetText(connection, table, columns(connection, table));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw broken(file, e);
        }
    }

    /** What a failure to read rows means. */
    static BadInputException broken(Path file, SQLException e) {
        return BadInputException.file(file, "a file that cannot be read as Parquet (" + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")",
                "a whole Parquet file");
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
        int count = 0;
        while (count < most && (at < line.length() || nextRow())) {
            int part = Math.min(most - count, line.length() - at);
            line.getChars(at, at + part, into, from + count);
            at += part;
            count += part;
        }
        return count == 0 && most > 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        try (connection; statement; rows) {
            line = "";
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private boolean nextRow() throws IOException {
        try {
            boolean isThere = rows.next();
            line = isThere ? rows.getString(1) + "\n" : "";
            at = 0;
            return isThere;
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** One thread: rows come in the order of the file, and are not all held at once. */
    private static Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("threads", "1");
        properties.setProperty("memory_limit", "512MB");
        return DriverManager.getConnection("jdbc:duckdb:", properties);
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
            while (found.next()) {
                columns.add(new Column(found.getString("column_name"), found.getString("column_type")));
            }
        }
        return columns;
    }

    /** The path, of which no character stands for others. */
    private static String literal(Path file) {
        return file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]");
    }

    private static String headerCell(String name) {
        String oneLine = name.replaceAll(LINE_ENDS, "?");
        return oneLine.matches(".*[,\"].*") ? quoted(oneLine, '"') : oneLine;
    }

    private static String quoted(String text, char mark) {
        String one = String.valueOf(mark);
        return one + text.replace(one, one + one) + one;
    }
}
