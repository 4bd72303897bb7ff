package dev.wafer.research.baseline;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One event of a run as it is pinned.
 *
 * @param cells one for each {@link EventField}, empty where there is nothing or zero
 */
public record PinnedEvent(List<String> cells) {
    /** What the event of a midnight is called, which only tells the equity. */
    static final String DAY = "day";
    /** Part of an equity by which it may differ for the order of sums alone. */
    private static final double ROUNDING = 1e-12;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
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

    /** Whether the account was worth the same at both, but for rounding. */
    boolean hasEquityOf(PinnedEvent other) {
        String one = cell(EventField.EQUITY), two = other.cell(EventField.EQUITY);
        if (one.equals(two) || !NUMBER.matcher(one).matches() || !NUMBER.matcher(two).matches()) {
            return one.equals(two);
        }
        double oneUsd = Double.parseDouble(one), twoUsd = Double.parseDouble(two);
        return Math.abs(oneUsd - twoUsd) <= ROUNDING * Math.max(Math.abs(oneUsd), Math.abs(twoUsd));
    }

    /** Whether both are equal, but for rounding of the equity. */
    boolean isAlike(PinnedEvent other) {
        return hasEquityOf(other) && Arrays.stream(EventField.values()).filter(field -> field != EventField.EQUITY)
                .allMatch(field -> cell(field).equals(other.cell(field)));
    }

    /** Whether both are the same event of the same order of the same symbol, whatever its numbers. */
    boolean isOfKindOf(PinnedEvent other) {
        return isAtTimeOf(other) && List.of(EventField.SYMBOL, EventField.EVENT).stream().allMatch(field -> cell(field).equals(other.cell(field)));
    }
}
