package dev.wafer.data.rule;

import java.util.Arrays;
import java.util.List;

/** The rules of one market over a span of time, ready to be asked often. */
public final class RuleTimeline {
    private final long[] fromMs;
    private final MarketRules[] rules;

    /**
     * The rules of a market from a time to before another.
     *
     * @throws IllegalArgumentException if the book does not know the market, or not yet at {@code fromTimeMs}
     */
    public RuleTimeline(RuleBook book, String market, long fromTimeMs, long toTimeMs) {
        List<Long> changes = book.changes(market, fromTimeMs, toTimeMs);
        fromMs = changes.stream().mapToLong(Long::longValue).toArray();
        rules = changes.stream().map(timeMs -> book.at(market, timeMs)).toArray(MarketRules[]::new);
    }

    /** The rules in force at a time; before the span, those of its start. */
    public MarketRules at(long timeMs) {
        int place = Arrays.binarySearch(fromMs, timeMs);
        return rules[Math.max(place >= 0 ? place : -place - 2, 0)];
    }

    /** Whether a cap of open interest is in force at some time. */
    public boolean hasCap() {
        return Arrays.stream(rules).anyMatch(each -> each.openInterestCapUsd().isPresent());
    }

    /** The next time after one at which they change; {@link Long#MAX_VALUE} if they do not. */
    public long nextChangeMs(long timeMs) {
        int place = Arrays.binarySearch(fromMs, timeMs);
        int next = place >= 0 ? place + 1 : -place - 1;
        return next < fromMs.length ? fromMs[next] : Long.MAX_VALUE;
    }
}
