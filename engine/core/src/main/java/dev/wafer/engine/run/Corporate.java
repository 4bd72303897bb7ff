package dev.wafer.engine.run;

import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.CorporateEvent.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Splits, delistings and earnings dates of a market's symbols on the run's clock. */
final class Corporate {
    private static final long NEVER_MS = Long.MAX_VALUE;

    private final List<List<CorporateEvent>> eventsBySymbol;
    private final List<Settlement> settlements = new ArrayList<>();
    private final long[] delistedMs;

    /** The venue closes a symbol's positions at the first open at or after a time. */
    record Settlement(int symbol, long timeMs, Kind kind) {
        String because() {
            return kind == Kind.SPLIT ? "split" : "delisted";
        }
    }

    Corporate(List<List<CorporateEvent>> eventsBySymbol) {
        this.eventsBySymbol = eventsBySymbol;
        delistedMs = eventsBySymbol.stream().mapToLong(events -> events.stream().filter(event -> event.kind() == Kind.DELISTING)
                .mapToLong(CorporateEvent::timeMs).findFirst().orElse(NEVER_MS)).toArray();
        for (int s = 0; s < eventsBySymbol.size(); s++) {
            for (CorporateEvent event : eventsBySymbol.get(s)) {
                if (event.kind() != Kind.EARNINGS) {
                    settlements.add(new Settlement(s, event.timeMs(), event.kind()));
                }
            }
        }
        settlements.sort(Comparator.comparingLong(Settlement::timeMs).thenComparingInt(Settlement::symbol));
    }

    /** When the first settlement after a time is; far away if there is none. */
    long nextSettlementMs(long afterMs) {
        return settlements.stream().mapToLong(Settlement::timeMs).filter(timeMs -> timeMs > afterMs).findFirst().orElse(NEVER_MS);
    }

    /** Settlements after one time, up to and at another. */
    List<Settlement> settlements(long afterMs, long upToMs) {
        return settlements.stream().filter(each -> each.timeMs() > afterMs && each.timeMs() <= upToMs).toList();
    }

    /** When a symbol is delisted; far away if it is not. */
    long delistedMs(int symbol) {
        return delistedMs[symbol];
    }

    /** The next earnings date of a symbol after a time, from the public calendar. */
    OptionalLong nextEarningsMs(int symbol, long afterMs) {
        return eventsBySymbol.get(symbol).stream().filter(event -> event.kind() == Kind.EARNINGS && event.timeMs() > afterMs)
                .mapToLong(CorporateEvent::timeMs).findFirst();
    }
}
