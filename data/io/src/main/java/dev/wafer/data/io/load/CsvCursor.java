package dev.wafer.data.io.load;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.Problems;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Walks the rows of one file, which is CSV, gzip or Parquet by its name. One line is one row, so that a row's line number is exact whatever the line
 * ends are; a byte order mark and blank lines at the end are skipped. Rows that are not as long as the header become problems and are
 * passed over. Lines with quotes are cut by the parser that tablesaw reads CSV with; its tables are not used, since to start them costs a
 * second. All others are cut by {@link TextRows}.
 */
final class CsvCursor implements AutoCloseable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final long NONE = 0;
    private static final int BUFFER_CHARS = 1 << 16;

    private final Path file;
    private final Reader reader;
    private final TextRows rows;
    private final Problems problems;
    private final List<String> header;
    private long line;
    private long blankLine = NONE;
    private @Nullable CsvParser quoteParser;
    /** Of a line with quotes; empty for others. */
    private String[] quotedCells = {};

    private CsvCursor(Path file, Reader reader, Problems problems) {
        this.file = file;
        this.reader = reader;
        this.problems = problems;
        rows = new TextRows(reader);
        line = isHeaderLine(file) ? 0 : -1;
        List<String> names = readLine() ? IntStream.range(0, cellCount()).mapToObj(place -> cell(place).replace(BYTE_ORDER_MARK, "").strip()).toList()
                : List.of();
        if (String.join("", names).isEmpty() && names.size() <= 1) {
            throw BadInputException.file(file, "an empty file", "a header line and rows");
        }
        header = names;
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws BadInputException if there is no such file, it is empty, or it is not gzip or Parquet although its name says so
     */
    static CsvCursor open(Path file, Problems problems) {
        if (!Files.isRegularFile(file)) {
            throw BadInputException.file(file, "no such file", "a CSV file, plain or .gz, or a Parquet file");
        }
        if (ParquetText.isNameOf(file)) {
            return new CsvCursor(file, ParquetText.open(file), problems);
        }
        try {
            InputStream bytes = Files.newInputStream(file);
            try {
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER_CHARS) : bytes;
                return new CsvCursor(file, new InputStreamReader(plain, StandardCharsets.UTF_8), problems);
            } catch (IOException | RuntimeException e) {
                bytes.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Whether the first line of a file is its header, so that its first row is line 2; a Parquet file's first row is row 1. */
    static boolean isHeaderLine(Path file) {
        return !ParquetText.isNameOf(file);
    }

    Path file() {
        return file;
    }

    /** Names of the columns as the file has them. */
    List<String> header() {
        return header;
    }

    /** Place of a column, if the header has it. */
    OptionalInt column(String name) {
        int place = header.indexOf(name);
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** Moves to the next row with as many cells as the header; false at the end. */
    boolean next() {
        while (readLine()) {
            if (rows.isBlank()) {
                blankLine = blankLine == NONE ? line : blankLine;
                continue;
            }
            refuseBlankLineBefore();
            int count = cellCount();
            if (count == header.size()) {
                return true;
            }
            String column = count < header.size() ? header.get(count) : header.getLast();
            problems.cell(file, line, column, count + " cells", "a row of " + header.size() + " cells");
            if (problems.isFull()) {
                return false;
            }
        }
        return false;
    }

    /** Number of the row's line in the file, where the header is line 1; of the row in a Parquet file. */
    long line() {
        return line;
    }

    /** The text of a cell of the row, without blanks around it. */
    String cell(int column) {
        return rows.hasQuote() ? quotedCells[column] : rows.cell(column);
    }

    /** Whether a cell of the row has no text. */
    boolean isEmpty(int column) {
        return rows.hasQuote() ? quotedCells[column].isEmpty() : rows.isEmpty(column);
    }

    /** A cell of the row as a number, if it is of digits and a point and not too long; else not a number, whatever it is. */
    double plainNumber(int column) {
        return rows.hasQuote() ? Double.NaN : rows.plainNumber(column);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Blank lines are allowed only where no row follows. */
    private void refuseBlankLineBefore() {
        if (blankLine != NONE) {
            problems.cell(file, blankLine, header.getFirst(), "", "a row of " + header.size() + " cells, not a blank line");
            blankLine = NONE;
        }
    }

    private boolean readLine() {
        try {
            line++;
            boolean isThere = rows.next();
            if (isThere && rows.hasQuote()) {
                quotedCells = cutQuoted(rows.text());
            }
            return isThere;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private int cellCount() {
        return rows.hasQuote() ? quotedCells.length : rows.cellCount();
    }

    private String[] cutQuoted(String text) {
        if (quoteParser == null) {
            quoteParser = newParser();
        }
        try {
            String[] cut = quoteParser.parseLine(text);
            return cut == null ? new String[] {""} : cut;
        } catch (TextParsingException _) {
            throw BadInputException.cell(file, line, "", text, "a line of comma-separated cells");
        }
    }

    private static CsvParser newParser() {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setComment('\0');
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setInputBufferSize(BUFFER_CHARS);
        settings.setReadInputOnSeparateThread(false);
        settings.setSkipEmptyLines(false);
        return new CsvParser(settings);
    }

    private static RuntimeException failure(Path file, IOException e) {
        if (e instanceof ZipException || e instanceof EOFException) {
            return BadInputException.file(file, "a broken gzip file (" + e.getMessage() + ")", "a whole one");
        }
        if (e.getCause() instanceof SQLException cause) {
            return ParquetText.broken(file, cause);
        }
        return new UncheckedIOException(file.toString(), e);
    }
}
