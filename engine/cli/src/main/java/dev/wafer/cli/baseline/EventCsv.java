package dev.wafer.cli.baseline;

import dev.wafer.data.io.BadInputException;
import dev.wafer.research.baseline.EventField;
import dev.wafer.research.baseline.PinnedEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Events as lines of text, one for each: columns as in {@link EventField}, a cell with a comma or a quote in quotes as everywhere, a line end inside a text as
 * {@code \n}, so that a line of a diff is an event.
 */
final class EventCsv {
    private EventCsv() {}

    /** The file of these events. */
    static String write(List<PinnedEvent> events) {
        StringBuilder text = new StringBuilder(String.join(",", EventField.headings())).append('\n');
        for (PinnedEvent event : events) {
            for (int place = 0; place < event.cells().size(); place++) {
                text.append(place == 0 ? "" : ",").append(quoted(event.cells().get(place)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String quoted(String cell) {
        if (isSimple(cell)) {
            return cell;
        }
        String line = Plain.of(cell.replace("\\", "\\\\"));
        return line.indexOf(',') < 0 && line.indexOf('"') < 0 ? line : '"' + line.replace("\"", "\"\"") + '"';
    }

    private static boolean isSimple(String cell) {
        for (int place = 0; place < cell.length(); place++) {
            char c = cell.charAt(place);
            if (c < ' ' || c > '~' || c == ',' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /**
     * The events of a file.
     *
     * @throws BadInputException naming the first line that is none
     */
    static List<PinnedEvent> read(Path file, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(String.join(",", EventField.headings()))) {
            throw BadInputException.of(List.of(file + ":1: found other columns, expected " + String.join(",", EventField.headings())));
        }
        List<PinnedEvent> events = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            List<String> cells = cells(lines.get(line));
            if (cells.size() != EventField.values().length) {
                throw BadInputException.of(List.of(file + ":" + (line + 1) + ": found " + cells.size() + " cells, expected " + EventField.values().length));
            }
            events.add(new PinnedEvent(cells));
        }
        return events;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int place = 0; place < line.length(); place++) {
            char c = line.charAt(place);
            if (c == '"' && isQuoted && place + 1 < line.length() && line.charAt(place + 1) == '"') {
                cell.append(c);
                place++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                cells.add(unescaped(cell.toString()));
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(unescaped(cell.toString()));
        return cells;
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int place = 0; place < text.length(); place++) {
            char c = text.charAt(place);
            if (c != '\\' || place + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char kind = text.charAt(++place);
            switch (kind) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> {
                    plain.append(hex(text, place + 1));
                    place += 4;
                }
                default -> plain.append(kind);
            }
        }
        return plain.toString();
    }

    /** The character of four hex digits; what is none stands for itself, and the fingerprint of the events then tells. */
    private static char hex(String text, int from) {
        try {
            return (char) Integer.parseInt(text.substring(from, Math.min(from + 4, text.length())), 16);
        } catch (NumberFormatException _) {
            return '?';
        }
    }
}
