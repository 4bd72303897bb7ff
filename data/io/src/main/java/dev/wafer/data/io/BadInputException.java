package dev.wafer.data.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Input that cannot be used. The message alone suffices to open the file and mend the cell; it has one problem on each line. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_FOUND = 60;

    private BadInputException(List<String> problems) {
        super(String.join("\n", problems));
    }

    /** Several problems of one load, each a line that names its place. */
    public static BadInputException of(List<String> problems) {
        return new BadInputException(problems);
    }

    /** A cell of a table: {@code bars/MU.csv:48213: column 'close': found '-1.0', expected a finite number > 0}. */
    public static BadInputException cell(Path file, long line, String column, String found, String expected) {
        return of(List.of(cellText(file, line, column, found, expected)));
    }

    /** A file or a directory as a whole, where no line can be named: {@code data: found no dataset.yaml, expected ...}. */
    public static BadInputException file(Path file, String found, String expected) {
        return of(List.of(fileText(file, found, expected)));
    }

    /** All problems, one on each line. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** The problems, each on its own. */
    public List<String> problems() {
        return getMessage().lines().toList();
    }

    static String cellText(Path file, long line, String column, String found, String expected) {
        return file + ":" + line + ": column '" + column + "': found '" + shorten(found) + "', expected " + expected;
    }

    static String keyText(Path file, long line, String key, String found, String expected) {
        return file + ":" + line + ": key '" + key + "': found '" + shorten(found) + "', expected " + expected;
    }

    static String fileText(Path file, String found, String expected) {
        return file + ": found " + found + ", expected " + expected;
    }

    private static String shorten(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", "?");
        return oneLine.length() <= LONGEST_FOUND ? oneLine : oneLine.substring(0, LONGEST_FOUND) + "...";
    }
}
