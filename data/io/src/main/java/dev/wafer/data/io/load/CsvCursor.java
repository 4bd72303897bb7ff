package dev.wafer.data.io.load;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.Problems;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Walks the rows of one CSV file, plain or gzip by its name. One line is one row, so that a row's line number is exact whatever the line
 * ends are; a byte order mark and blank lines at the end are skipped. Rows that are not as long as the header become problems and are
 * passed over. Lines with quotes are cut by
 * the parser that tablesaw reads CSV with; its tables are not used, since to start them costs a second.
 */
final class CsvCursor implements AutoCloseable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final long NONE = 0;
    private static final int BUFFER_CHARS = 1 << 16;

    private final Path file;
    private final BufferedReader reader;
    private final Problems problems;
    private final List<String> header;
    private long line;
    private long blankLine = NONE;
    private @Nullable CsvParser quoteParser;
    private String[] cells = {};

    private CsvCursor(Path file, BufferedReader reader, Problems problems) {
        this.file = file;
        this.reader = reader;
        this.problems = problems;
        String first = readLine();
        if (first == null || first.replace(BYTE_ORDER_MARK, "").isBlank()) {
            throw BadInputException.file(file, "an empty file", "a header line and rows");
        }
        header = List.of(cut(first.replace(BYTE_ORDER_MARK, "")));
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws BadInputException if there is no such file, it is empty, or it is not gzip although its name says so
     */
    static CsvCursor open(Path file, Problems problems) {
        if (!Files.isRegularFile(file)) {
            throw BadInputException.file(file, "no such file", "a CSV file, plain or .gz");
        }
        try {
            InputStream bytes = Files.newInputStream(file);
            try {
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER_CHARS) : bytes;
                return new CsvCursor(file, new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER_CHARS), problems);
            } catch (IOException | RuntimeException e) {
                bytes.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
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
        for (String text = readLine(); text != null; text = readLine()) {
            if (text.isBlank()) {
                blankLine = blankLine == NONE ? line : blankLine;
                continue;
            }
            refuseBlankLineBefore();
            cells = cut(text);
            if (cells.length == header.size()) {
                return true;
            }
            String column = cells.length < header.size() ? header.get(cells.length) : header.getLast();
            problems.cell(file, line, column, cells.length + " cells", "a row of " + header.size() + " cells");
            if (problems.isFull()) {
                return false;
            }
        }
        return false;
    }

    /** Number of the row's line in the file; the header is line 1. */
    long line() {
        return line;
    }

    /** The text of a cell of the row, without blanks around it. */
    String cell(int column) {
        return cells[column];
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

    private @Nullable String readLine() {
        try {
            line++;
            return reader.readLine();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private String[] cut(String text) {
        return text.indexOf('"') < 0 ? cutPlain(text) : cutQuoted(text);
    }

    /** The common case, cut by hand: four times as fast as any parser that must look for quotes. */
    private String[] cutPlain(String text) {
        int count = 1;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) {
            count++;
        }
        String[] cut = new String[count];
        int from = 0;
        for (int i = 0; i < count - 1; i++) {
            int comma = text.indexOf(',', from);
            cut[i] = text.substring(from, comma).strip();
            from = comma + 1;
        }
        cut[count - 1] = text.substring(from).strip();
        return cut;
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
        return new UncheckedIOException(file.toString(), e);
    }
}
