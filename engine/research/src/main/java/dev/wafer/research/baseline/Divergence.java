package dev.wafer.research.baseline;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The first place at which the events of two runs differ. Equity that differs by no more than rounding is passed over, unless nothing else differs.
 *
 * @param pinned what happened there before; empty if the events ended
 * @param now what happens there now; empty if the events end
 * @param isDecision whether the first thing that differs is a decision of the strategy, taken at the same equity
 */
public record Divergence(Optional<PinnedEvent> pinned, Optional<PinnedEvent> now, boolean isDecision) {
    /** The first place, if there is one. */
    public static Optional<Divergence> between(List<PinnedEvent> pinned, List<PinnedEvent> now) {
        return firstRow(pinned, now, row -> isAlike(at(pinned, row), at(now, row)))
                .map(row -> new Divergence(at(pinned, row), at(now, row), isDecision(rest(pinned, row), rest(now, row))))
                .or(() -> firstRow(pinned, now, row -> at(pinned, row).equals(at(now, row))).map(row -> new Divergence(at(pinned, row), at(now, row), false)));
    }

    private static Optional<Integer> firstRow(List<PinnedEvent> pinned, List<PinnedEvent> now, IntPredicate isSame) {
        return IntStream.range(0, Math.max(pinned.size(), now.size())).filter(isSame.negate()).boxed().findFirst();
    }

    private static boolean isAlike(Optional<PinnedEvent> pinned, Optional<PinnedEvent> now) {
        return pinned.equals(now) || (pinned.isPresent() && now.isPresent() && pinned.get().isAlike(now.get()));
    }

    /** The time of the earlier of the two. */
    public String time() {
        return earlier().cell(EventField.TIME);
    }

    private PinnedEvent earlier() {
        if (pinned.isEmpty() || now.isEmpty()) {
            return pinned.or(() -> now).orElseThrow();
        }
        return now.get().isBefore(pinned.get()) ? now.get() : pinned.get();
    }

    /**
     * Whether the strategy was the first to do something else. All before is equal, so the event that only one side has, or that both have with other
     * numbers, tells: a decision at the same equity is the strategy's, a fill or another equity is not.
     */
    private static boolean isDecision(List<PinnedEvent> pinned, List<PinnedEvent> now) {
        if (pinned.isEmpty() || now.isEmpty()) {
            return (pinned.isEmpty() ? now : pinned).getFirst().isDecision();
        }
        PinnedEvent before = pinned.getFirst(), after = now.getFirst();
        if (!before.isAtTimeOf(after)) {
            return (before.isBefore(after) ? before : after).isDecision();
        }
        if (!before.hasEquityOf(after)) {
            return false;
        }
        if (before.isOfKindOf(after)) {
            return before.isDecision();
        }
        if (comesLater(before, now)) {
            return after.isDecision();
        }
        return comesLater(after, pinned) ? before.isDecision() : before.isDecision() || after.isDecision();
    }

    /** Whether an event of one side stands on the other too, at the same time but further down. */
    private static boolean comesLater(PinnedEvent event, List<PinnedEvent> others) {
        return others.stream().skip(1).takeWhile(event::isAtTimeOf).anyMatch(event::isOfKindOf);
    }

    private static Optional<PinnedEvent> at(List<PinnedEvent> events, int row) {
        return row < events.size() ? Optional.of(events.get(row)) : Optional.empty();
    }

    private static List<PinnedEvent> rest(List<PinnedEvent> events, int row) {
        return events.subList(Math.min(row, events.size()), events.size());
    }
}
