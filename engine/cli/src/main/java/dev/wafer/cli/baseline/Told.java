package dev.wafer.cli.baseline;

import dev.wafer.cli.text.Words;
import dev.wafer.research.baseline.Cause;
import dev.wafer.research.baseline.Change;
import dev.wafer.research.baseline.Divergence;
import dev.wafer.research.baseline.EventField;
import dev.wafer.research.baseline.PinnedEvent;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Events and changes in one line each, whatever stands in them. */
final class Told {
    static final int MOST_CHANGES = 6;
    private static final int MOST_CHARACTERS = 160;
    private static final List<EventField> NUMBERS = List.of(EventField.FEE, EventField.PROFIT, EventField.FUNDING, EventField.BAD_DEBT, EventField.TAKEN,
            EventField.EQUITY);

    /** A fingerprint, of which the first digits are enough for people. */
    private static final Pattern HASH = Pattern.compile("\\b(sha256:[0-9a-f]{12})[0-9a-f]{52}\\b");

    private Told() {}

    /** What happened before where two runs differ first: {@code 2026-03-01T15:00:00Z MU ordered #12 5.2, equity 100000: close above the mean}. */
    static String pinned(Divergence first) {
        return side(first.pinned(), first.time());
    }

    /** What happens there now. */
    static String now(Divergence first) {
        return side(first.now(), first.time());
    }

    private static String side(Optional<PinnedEvent> event, String time) {
        return event.map(found -> (found.cell(EventField.TIME).equals(time) ? "" : "nothing then; what comes next is ") + event(found))
                .orElse("nothing then or later");
    }

    private static String event(PinnedEvent event) {
        StringBuilder line = new StringBuilder(event.cell(EventField.TIME));
        append(line, " ", event.cell(EventField.SYMBOL));
        append(line, " ", event.cell(EventField.EVENT));
        append(line, " ", event.cell(EventField.HOW));
        append(line, " #", event.cell(EventField.ORDER));
        append(line, " ", event.cell(EventField.SHARES));
        append(line, " at ", event.cell(EventField.PRICE));
        for (EventField number : NUMBERS) {
            append(line, ", " + number.heading().replace('_', ' ') + " ", event.cell(number));
        }
        append(line, ": ", event.cell(EventField.REASON));
        return cut(line.toString());
    }

    private static void append(StringBuilder line, String before, String cell) {
        if (!cell.isEmpty()) {
            line.append(before).append(cell);
        }
    }

    /** {@code --leverage 3 -> 2}. */
    static String change(Change change) {
        return cut(change.name()) + " " + value(change.pinned()) + " -> " + value(change.now());
    }

    private static String value(String text) {
        return text.isEmpty() ? "(none)" : cut(HASH.matcher(text).replaceAll("$1"));
    }

    /** The first few changes, and how many more there are. */
    static String changes(List<Change> changes) {
        String first = changes.stream().limit(MOST_CHANGES).map(Told::change).collect(Collectors.joining(", "));
        return changes.size() <= MOST_CHANGES ? first : first + " and " + (changes.size() - MOST_CHANGES) + " more";
    }

    /** The cause as a word: {@code strategy}. */
    static String cause(Cause cause) {
        return Words.of(cause);
    }

    static String cut(String text) {
        return Plain.of(text, MOST_CHARACTERS);
    }

    /** {@code 1 baseline}, {@code 3 baselines}. */
    static String count(int count) {
        return count + (count == 1 ? " baseline" : " baselines");
    }
}
