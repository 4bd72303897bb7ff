package dev.wafer.data.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one symbol: bars, funding (perhaps without points), where its open interest comes from if it has any, corporate events,
 * and finer bars inside the bars if there are any.
 *
 * @param ticker the symbol's short name: {@code MU}
 * @param events sorted by time; none comes twice
 * @param subBars bars that divide the bars, perhaps not all of them; their length is {@link MarketData#subResolutionMs}
 */
public record SymbolHistory(String ticker, BarSeries bars, FundingSeries funding, Optional<OpenInterestFacts> openInterest,
        List<CorporateEvent> events, Optional<BarSeries> subBars) {
    /** Refuses a history without a name or without bars, and an event that comes twice. */
    public SymbolHistory {
        if (ticker.isBlank() || bars.count() == 0) {
            throw new IllegalArgumentException("symbol '" + ticker + "': expected a name and at least one bar, found " + bars.count() + " bars");
        }
        events = sorted(ticker, events);
        subBars = subBars.filter(series -> series.count() > 0);
    }

    private static List<CorporateEvent> sorted(String ticker, List<CorporateEvent> events) {
        List<CorporateEvent> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(CorporateEvent::timeMs).thenComparing(CorporateEvent::kind));
        for (int i = 1; i < sorted.size(); i++) {
            CorporateEvent event = sorted.get(i);
            if (event.timeMs() == sorted.get(i - 1).timeMs() && event.kind() == sorted.get(i - 1).kind()) {
                throw new IllegalArgumentException(ticker + ": " + event.kind() + " at " + Instant.ofEpochMilli(event.timeMs()) + " comes twice");
            }
        }
        return List.copyOf(sorted);
    }

    /** A history without events and without finer bars. */
    public SymbolHistory(String ticker, BarSeries bars, FundingSeries funding, Optional<OpenInterestFacts> openInterest) {
        this(ticker, bars, funding, openInterest, List.of(), Optional.empty());
    }

    /** A history of bars alone. */
    public static SymbolHistory of(String ticker, BarSeries bars) {
        return new SymbolHistory(ticker, bars, FundingSeries.empty(), Optional.empty());
    }

    /** The same with other bars of the same resolution. */
    public SymbolHistory withBars(BarSeries series) {
        return new SymbolHistory(ticker, series, funding, openInterest, events, subBars);
    }

    /** The same with these funding points. */
    public SymbolHistory withFunding(FundingSeries points) {
        return new SymbolHistory(ticker, bars, points, openInterest, events, subBars);
    }

    /** The same with open interest from this source. */
    public SymbolHistory withOpenInterest(OpenInterestFacts facts) {
        return new SymbolHistory(ticker, bars, funding, Optional.of(facts), events, subBars);
    }

    /** The same with these events, in any order. */
    public SymbolHistory withEvents(List<CorporateEvent> all) {
        return new SymbolHistory(ticker, bars, funding, openInterest, all, subBars);
    }

    /** The same with these finer bars. */
    public SymbolHistory withSubBars(BarSeries finer) {
        return new SymbolHistory(ticker, bars, funding, openInterest, events, Optional.of(finer));
    }

    /** Whether a split is recorded. */
    public boolean hasSplit() {
        return events.stream().anyMatch(event -> event.kind() == CorporateEvent.Kind.SPLIT);
    }

    /**
     * The history on the basis after its last split, so that prices and share counts compare over all of it: what was recorded before a split
     * has its prices divided and its share counts multiplied by the new shares per old, those of several splits multiplied. This history if
     * there is no split. The events stay as they are: not to be asked of a history that is on this basis already.
     */
    public SymbolHistory onLatestBasis() {
        return hasSplit() ? new LatestBasis(events).of(this) : this;
    }

    /**
     * What was known at a time: bars that open before it, points that settle up to and at it, events up to and at it, and earnings that are
     * still to come, since their calendar is public.
     */
    SymbolHistory before(long toMs) {
        List<CorporateEvent> known =
                events.stream().filter(event -> event.timeMs() <= toMs || event.kind() == CorporateEvent.Kind.EARNINGS).toList();
        return new SymbolHistory(ticker, before(bars, toMs), funding.before(toMs + 1), openInterest, known, subBars.map(finer -> before(finer, toMs)));
    }

    private static BarSeries before(BarSeries series, long toMs) {
        return series.rows(0, series.firstRowAtOrAfter(toMs));
    }
}
