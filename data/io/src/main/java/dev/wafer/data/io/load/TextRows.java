package dev.wafer.data.io.load;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Lines of a text, cut at their commas while they are looked through for their end. A line is a stretch of one array until the next is asked
 * for, and its cells are places in it: a number can be read from there without becoming a text first. Lines end with a line feed, a carriage
 * return, or both. Quotes are only noticed.
 */
final class TextRows {
    private static final int BUFFER_CHARS = 1 << 16;
    private static final int MOST_CELLS_AT_FIRST = 16;

    private final Reader reader;
    private char[] chars = new char[BUFFER_CHARS];
    private int filledTo;
    private boolean isAtEnd;
    private int lineFrom;
    private int lineTo;
    private int nextFrom;
    private boolean isLineFeedPassedOver;
    private int[] cellFroms = new int[MOST_CELLS_AT_FIRST];
    private int[] cellTos = new int[MOST_CELLS_AT_FIRST];
    private int cellCount;
    private boolean hasQuote;

    TextRows(Reader reader) {
        this.reader = reader;
    }

    /** Moves to the next line; false after the last. */
    boolean next() throws IOException {
        if (isLineFeedPassedOver && (nextFrom < filledTo || fill(nextFrom)) && chars[nextFrom] == '\n') {
            nextFrom++;
        }
        isLineFeedPassedOver = false;
        lineFrom = nextFrom;
        while (!cutLine()) {
            boolean isMore = fill(lineFrom);
            if (!isMore && lineFrom == filledTo) {
                return false;
            }
        }
        return true;
    }

    /** Number of cells of the line: one more than there are commas in it. */
    int cellCount() {
        return cellCount;
    }

    /** Whether the line has a quote, so that a comma may be part of a cell. */
    boolean hasQuote() {
        return hasQuote;
    }

    /** Whether there is nothing in the line but blanks. */
    boolean isBlank() {
        return cellCount == 1 && isEmpty(0);
    }

    /** The whole line. */
    String text() {
        return new String(chars, lineFrom, lineTo - lineFrom);
    }

    /** A cell without the blanks around it. */
    String cell(int place) {
        return new String(chars, cellFroms[place], cellTos[place] - cellFroms[place]);
    }

    /** Whether a cell has nothing but blanks. */
    boolean isEmpty(int place) {
        return cellFroms[place] == cellTos[place];
    }

    /** The cell as a number, if it is of digits and a point and not too long; else not a number. See {@link DecimalText#exact}. */
    double plainNumber(int place) {
        return DecimalText.exact(chars, cellFroms[place], cellTos[place]);
    }

    /** Cuts the line that begins where the last ended; false if its end is not in the array and there may be more. */
    private boolean cutLine() {
        cellCount = 0;
        hasQuote = false;
        int cellFrom = lineFrom;
        for (int at = lineFrom; at < filledTo; at++) {
            char c = chars[at];
            if (c > ',') {                                      // what numbers and names are made of
                continue;
            }
            if (c == ',') {
                addCell(cellFrom, at);
                cellFrom = at + 1;
            } else if (c == '\n' || c == '\r') {
                isLineFeedPassedOver = c == '\r';
                endLine(cellFrom, at, at + 1);
                return true;
            } else if (c == '"') {
                hasQuote = true;
            }
        }
        if (isAtEnd && lineFrom < filledTo) {
            endLine(cellFrom, filledTo, filledTo);
            return true;
        }
        return false;
    }

    private void endLine(int cellFrom, int to, int next) {
        addCell(cellFrom, to);
        lineTo = to;
        nextFrom = next;
    }

    private void addCell(int from, int to) {
        if (cellCount == cellFroms.length) {
            cellFroms = Arrays.copyOf(cellFroms, cellCount * 2);
            cellTos = Arrays.copyOf(cellTos, cellCount * 2);
        }
        int first = from, end = to;
        while (first < end && isBlank(chars[first])) {
            first++;
        }
        while (end > first && isBlank(chars[end - 1])) {
            end--;
        }
        cellFroms[cellCount] = first;
        cellTos[cellCount++] = end;
    }

    private static boolean isBlank(char c) {
        return (c <= ' ' || c > '~') && Character.isWhitespace(c);
    }

    /** Moves what is from a place on to the front and reads more behind it; false at the end of the text. */
    private boolean fill(int from) throws IOException {
        int left = filledTo - from;
        if (left == chars.length) {
            chars = Arrays.copyOf(chars, chars.length * 2);
        }
        System.arraycopy(chars, from, chars, 0, left);
        lineFrom = 0;
        nextFrom = 0;
        filledTo = left;
        int count = reader.read(chars, left, chars.length - left);
        isAtEnd = count < 0;
        filledTo += Math.max(count, 0);
        return !isAtEnd;
    }
}
