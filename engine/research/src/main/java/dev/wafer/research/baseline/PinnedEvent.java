package dev.wafer.research.baseline;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One event of a run as it is pinned.
 *
 * @param cells one for each {@link EventField}, empty where there is nothing or zero
 */
public record PinnedEvent(List<String> cells) {
    /** What the event of a midnight is called, which only tells the equity. */
    static final String DAY = "day";
    private static final Set<String> DECISIONS = Set.of("ordered", "adjusted", "cancelled");

    /** Checks the number of cells. */
    public PinnedEvent {
        if (cells.size() != EventField.values().length) {
            throw new IllegalArgumentException("event: found " + cells.size() + " cells, expected " + EventField.values().length);
        }
        cells = List.copyOf(cells);
    }

    /** One cell. */
    public String cell(EventField field) {
        return cells.get(field.ordinal());
    }

    /** Whether the strategy made it happen, not the venue. */
    public boolean isDecision() {
        return DECISIONS.contains(cell(EventField.EVENT));
    }

    /** Whether both happened at one time, in the order of a run's events. */
    boolean isAtTimeOf(PinnedEvent other) {
        return cell(EventField.TIME).equals(other.cell(EventField.TIME));
    }

    /** Whether this one came first. */
    boolean isBefore(PinnedEvent other) {
        return Instant.parse(cell(EventField.TIME)).isBefore(Instant.parse(other.cell(EventField.TIME)));
    }

    /** Whether the account was worth the same at both. */
    boolean hasEquityOf(PinnedEvent other) {
        return cell(EventField.EQUITY).equals(other.cell(EventField.EQUITY));
    }

    /** Whether both are the same event of the same order of the same symbol, whatever its numbers. */
    boolean isOfKindOf(PinnedEvent other) {
        return isAtTimeOf(other) && List.of(EventField.SYMBOL, EventField.EVENT).stream().allMatch(field -> cell(field).equals(other.cell(field)));
    }
}
