package dev.wafer.data.io.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of a data set's file as Parquet: those of its CSV text, each column with the type of what it holds. */
final class ParquetRows {
    private ParquetRows() {}

    /**
     * Makes a Parquet file of a CSV file that {@link CsvRows} wrote.
     *
     * @param text a plain CSV file, whose first line names its columns
     */
    static void ofText(Path text, Path file) throws IOException {
        try (Stream<String> lines = Files.lines(text); Connection connection = ResultFiles.open("")) {
            String columns = Arrays.stream(lines.findFirst().orElseThrow().split(",")).map(name -> "'" + name + "': '" + type(name) + "'")
                    .collect(Collectors.joining(", ", "{", "}"));
            ResultFiles.execute(connection, "SET threads = 1");            // the same data gives the same bytes
            ResultFiles.execute(connection, "COPY (SELECT * FROM read_csv(" + quoted(text) + ", header = true, auto_detect = false, delim = ',', quote = '', "
                    + "escape = '', columns = " + columns + ")) TO " + quoted(file) + " (" + ResultFiles.Format.PARQUET.options() + ")");
        } catch (SQLException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static String type(String column) {
        return switch (column) {
            case "time", "open_time" -> "TIMESTAMP WITH TIME ZONE";
            case "interval" -> "VARCHAR";
            default -> "DOUBLE";
        };
    }

    private static String quoted(Path file) {
        return ResultFiles.quoted(file.toString(), '\'');
    }
}
