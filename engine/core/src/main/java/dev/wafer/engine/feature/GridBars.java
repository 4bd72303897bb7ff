package dev.wafer.engine.feature;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Symbol;
import java.time.Duration;

/** The columns of a run's symbols on one grid. */
final class GridBars implements Bars {
    private final ColumnBook book;
    private final long resolutionMs;

    GridBars(ColumnBook book, long resolutionMs) {
        this.book = book;
        this.resolutionMs = resolutionMs;
    }

    @Override
    public Duration resolution() {
        return Duration.ofMillis(resolutionMs);
    }

    @Override
    public Bars every(Duration resolution) {
        boolean isWholeMs = resolution.isPositive() && resolution.toNanosPart() % 1_000_000 == 0;
        if (!isWholeMs || resolution.toMillis() % resolutionMs != 0) {
            throw new IllegalArgumentException("every: found " + resolution + ", expected a multiple of " + resolution());
        }
        return resolution.toMillis() == resolutionMs ? this : new GridBars(book, resolution.toMillis());
    }

    @Override
    public Column open(Symbol symbol) {
        return book.source(Source.OPEN, symbol, resolutionMs);
    }

    @Override
    public Column high(Symbol symbol) {
        return book.source(Source.HIGH, symbol, resolutionMs);
    }

    @Override
    public Column low(Symbol symbol) {
        return book.source(Source.LOW, symbol, resolutionMs);
    }

    @Override
    public Column close(Symbol symbol) {
        return book.source(Source.CLOSE, symbol, resolutionMs);
    }

    @Override
    public Column volumeShares(Symbol symbol) {
        return book.source(Source.VOLUME, symbol, resolutionMs);
    }

    @Override
    public Column openInterestShares(Symbol symbol) {
        return book.source(Source.OPEN_INTEREST, symbol, resolutionMs);
    }

    @Override
    public Column mark(Symbol symbol) {
        return book.source(Source.MARK, symbol, resolutionMs);
    }

    @Override
    public Column oracle(Symbol symbol) {
        return book.source(Source.ORACLE, symbol, resolutionMs);
    }

    @Override
    public Column fundingPerHour(Symbol symbol) {
        return book.source(Source.FUNDING_PER_HOUR, symbol, resolutionMs);
    }

    @Override
    public Column openInterestCapUsd(Symbol symbol) {
        return book.source(Source.OPEN_INTEREST_CAP, symbol, resolutionMs);
    }

    @Override
    public Column hoursSinceSessionChange(Symbol symbol) {
        return book.source(Source.HOURS_SINCE_SESSION_CHANGE, symbol, resolutionMs);
    }

    @Override
    public Column hoursToSessionChange(Symbol symbol) {
        return book.source(Source.HOURS_TO_SESSION_CHANGE, symbol, resolutionMs);
    }

    @Override
    public Column hoursToEarnings(Symbol symbol) {
        return book.source(Source.HOURS_TO_EARNINGS, symbol, resolutionMs);
    }

    @Override
    public Column atr(Symbol symbol, int window) {
        return book.averageTrueRange(symbol, resolutionMs, window);
    }
}
