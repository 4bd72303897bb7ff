package dev.wafer.engine.run;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Symbol;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import java.time.Duration;
import java.time.Instant;

/** A run's columns, refusing by name what its span does not have: open interest or funding that is recorded, but not then. */
final class SpanBars implements Bars {
    private static final int INTERVALS_CARRIED = 2;

    private final Bars inner;
    private final PreparedMarket market;
    private final TimeSpan span;

    SpanBars(Bars inner, PreparedMarket market, TimeSpan span) {
        this.inner = inner;
        this.market = market;
        this.span = span;
    }

    @Override
    public Duration resolution() {
        return inner.resolution();
    }

    @Override
    public Bars every(Duration resolution) {
        return new SpanBars(inner.every(resolution), market, span);
    }

    @Override
    public Column open(Symbol symbol) {
        return inner.open(symbol);
    }

    @Override
    public Column high(Symbol symbol) {
        return inner.high(symbol);
    }

    @Override
    public Column low(Symbol symbol) {
        return inner.low(symbol);
    }

    @Override
    public Column close(Symbol symbol) {
        return inner.close(symbol);
    }

    @Override
    public Column volumeShares(Symbol symbol) {
        return inner.volumeShares(symbol);
    }

    @Override
    public Column openInterestShares(Symbol symbol) {
        Column column = inner.openInterestShares(symbol);
        SymbolHistory history = market.data().histories().get(symbol.index());
        BarSeries bars = history.bars();
        long intervalMs = history.openInterest().map(facts -> facts.intervalMs()).orElse(market.data().resolutionMs());
        long carryMs = INTERVALS_CARRIED * Math.max(intervalMs, market.data().resolutionMs());
        int first = -1;
        int last = -1;
        boolean isInSpan = false;
        for (int row = 0; row < bars.count(); row++) {
            if (bars.isKnown(Field.OPEN_INTEREST, row)) {
                first = first < 0 ? row : first;
                last = row;
                isInSpan |= bars.openTimeMs(row) >= span.fromMs() - carryMs && bars.openTimeMs(row) < span.toMs();
            }
        }
        if (!isInSpan) {
            throw missing(symbol, "open interest", bars.openTimeMs(first), bars.openTimeMs(last));
        }
        return column;
    }

    @Override
    public Column mark(Symbol symbol) {
        return inner.mark(symbol);
    }

    @Override
    public Column oracle(Symbol symbol) {
        return inner.oracle(symbol);
    }

    @Override
    public Column fundingPerHour(Symbol symbol) {
        Column column = inner.fundingPerHour(symbol);
        FundingSeries funding = market.data().histories().get(symbol.index()).funding().recordedRates();
        int place = funding.firstAtOrAfter(span.fromMs());
        if (place == funding.count() || funding.timeMs(place) > span.toMs()) {
            throw missing(symbol, "funding", funding.timeMs(0), funding.timeMs(funding.count() - 1));
        }
        return column;
    }

    @Override
    public Column openInterestCapUsd(Symbol symbol) {
        return inner.openInterestCapUsd(symbol);
    }

    @Override
    public Column hoursSinceSessionChange(Symbol symbol) {
        return inner.hoursSinceSessionChange(symbol);
    }

    @Override
    public Column hoursToSessionChange(Symbol symbol) {
        return inner.hoursToSessionChange(symbol);
    }

    @Override
    public Column hoursToEarnings(Symbol symbol) {
        return inner.hoursToEarnings(symbol);
    }

    @Override
    public Column atr(Symbol symbol, int window) {
        return inner.atr(symbol, window);
    }

    private IllegalArgumentException missing(Symbol symbol, String what, long firstMs, long lastMs) {
        return new IllegalArgumentException(symbol + " has no " + what + " from " + Instant.ofEpochMilli(span.fromMs()) + " to "
                + Instant.ofEpochMilli(span.toMs()) + ", it is recorded from " + Instant.ofEpochMilli(firstMs) + " to " + Instant.ofEpochMilli(lastMs));
    }
}
