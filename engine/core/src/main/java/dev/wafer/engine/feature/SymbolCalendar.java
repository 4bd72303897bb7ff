package dev.wafer.engine.feature;

import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.session.UsStockSessions;
import java.util.Optional;

/** What is said of a symbol beside its bars: sessions and earnings, whose calendars are known ahead, and the rules in force. */
final class SymbolCalendar {
    private static final double MS_PER_HOUR = 3_600_000;
    /** Longer than any session: no two changes of pricing are further apart than Sunday and Friday, five days and an hour at most. */
    private static final long LOOK_BACK_MS = 10 * 86_400_000L;

    private final String ticker;
    private final long[] earningsMs;
    private final Optional<RuleTimeline> rules;

    SymbolCalendar(SymbolHistory history, Optional<RuleTimeline> rules) {
        ticker = history.ticker();
        earningsMs = history.events().stream().filter(event -> event.kind() == CorporateEvent.Kind.EARNINGS).mapToLong(CorporateEvent::timeMs).toArray();
        this.rules = rules;
    }

    /** How the rows of a source of the calendar are made. */
    RowSource rows(Source source, Timeline timeline) {
        return switch (source) {
            case HOURS_SINCE_SESSION_CHANGE -> new SessionChanges(timeline, false);
            case HOURS_TO_SESSION_CHANGE -> new SessionChanges(timeline, true);
            case HOURS_TO_EARNINGS -> new ToEarnings(timeline);
            case OPEN_INTEREST_CAP -> capUsd(timeline);
            case OPEN, HIGH, LOW, CLOSE, VOLUME, OPEN_INTEREST, MARK, ORACLE, FUNDING_PER_HOUR, TRUE_RANGE ->
                throw new IllegalStateException("Invariant: " + source + " is read from bars");
        };
    }

    /** Walks from change to change; begun so early that where the rows begin makes no difference. */
    private static final class SessionChanges implements RowSource {
        private final Timeline timeline;
        private final boolean isAhead;
        private final UsStockSessions sessions = new UsStockSessions();
        private long changeMs;
        private long nextMs;

        SessionChanges(Timeline timeline, boolean isAhead) {
            this.timeline = timeline;
            this.isAhead = isAhead;
            if (timeline.rowCount() > 0) {
                nextMs = sessions.nextPricingChangeMs(timeline.endMs(0) - LOOK_BACK_MS);
            }
        }

        @Override
        public double next(int slot) {
            long endMs = timeline.endMs(slot - 1);
            while (nextMs <= endMs) {
                changeMs = nextMs;
                nextMs = sessions.nextPricingChangeMs(changeMs);
            }
            return (isAhead ? nextMs - endMs : endMs - changeMs) / MS_PER_HOUR;
        }
    }

    private final class ToEarnings implements RowSource {
        private final Timeline timeline;
        private int next;

        ToEarnings(Timeline timeline) {
            this.timeline = timeline;
        }

        @Override
        public double next(int slot) {
            long endMs = timeline.endMs(slot - 1);
            while (next < earningsMs.length && earningsMs[next] <= endMs) {
                next++;
            }
            return next < earningsMs.length ? (earningsMs[next] - endMs) / MS_PER_HOUR : ColumnData.NOT_KNOWN;
        }
    }

    /** The cap in force in the last millisecond of the row's bar: a rule of the next day is not known to hold before that day. */
    private RowSource capUsd(Timeline timeline) {
        RuleTimeline known = rules.filter(RuleTimeline::hasCap).orElseThrow(
                () -> new IllegalArgumentException(ticker + " has no cap of open interest: the rules of its span name none"));
        return slot -> known.at(timeline.endMs(slot - 1) - 1).openInterestCapUsd().orElse(ColumnData.NOT_KNOWN);
    }
}
