package dev.wafer.engine.feature;

import dev.wafer.api.Column;
import dev.wafer.api.Symbol;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Small and random market data for tests of columns, and the reading of whole columns. */
final class Histories {
    static final long MINUTE = 60_000;
    static final long HOUR = 3_600_000;
    static final long DAY = 24 * HOUR;
    /** 2026-01-05T00:00Z. */
    static final long START = 1_767_571_200_000L;

    private Histories() {}

    /** Bars without range at these closes, one after the other. */
    static SymbolHistory ofCloses(String ticker, long resolutionMs, double... closesUsd) {
        BarSeries.Builder bars = BarSeries.builder(closesUsd.length);
        for (int i = 0; i < closesUsd.length; i++) {
            bars.add(START + i * resolutionMs, closesUsd[i], closesUsd[i], closesUsd[i], closesUsd[i]);
        }
        return SymbolHistory.of(ticker, bars.build());
    }

    /** The bars with these places on the clock, counted in resolutions from the start; bar i closes at 100 + i. */
    static SymbolHistory at(String ticker, long resolutionMs, int... places) {
        BarSeries.Builder bars = BarSeries.builder(places.length);
        for (int place : places) {
            bars.add(START + place * resolutionMs, 100 + place, 100 + place, 100 + place, 100 + place);
        }
        return SymbolHistory.of(ticker, bars.build());
    }

    static MarketData market(long resolutionMs, SymbolHistory... histories) {
        return new MarketData("test", "xyz", resolutionMs, "made for a test", true, List.of(histories));
    }

    static List<Symbol> symbols(MarketData data) {
        List<Symbol> symbols = new ArrayList<>();
        for (String ticker : data.tickers()) {
            symbols.add(new Symbol(ticker, symbols.size()));
        }
        return symbols;
    }

    static ColumnBook book(MarketData data) {
        return new ColumnBook(data, symbols(data));
    }

    /** A random walk with all fields; bars, marks, volumes, open interest and oracle are missing now and then. */
    static SymbolHistory random(String ticker, long resolutionMs, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BarSeries.Builder bars = BarSeries.builder(count);
        FundingSeries.Builder funding = FundingSeries.builder(count);
        double closeUsd = 700;
        boolean isOpenInterestShown = true;
        for (int i = 0; i < count; i++) {
            long openMs = START + i * resolutionMs;
            if (random.nextInt(10) > 0) {
                funding.add(openMs + random.nextInt(3), random.nextDouble(-1e-4, 2e-4), HOUR);
            }
            if (random.nextInt(20) == 0) {
                continue;
            }
            double openUsd = closeUsd * random.nextDouble(0.995, 1.005);
            closeUsd = random.nextInt(8) == 0 ? openUsd : openUsd * random.nextDouble(0.99, 1.01);
            bars.add(openMs, openUsd, Math.max(openUsd, closeUsd) * 1.001, Math.min(openUsd, closeUsd) * 0.999, closeUsd);
            isOpenInterestShown ^= random.nextInt(25) == 0;
            addOptional(bars, random, closeUsd, isOpenInterestShown);
        }
        return new SymbolHistory(ticker, bars.build(), funding.build(),
                Optional.of(new OpenInterestFacts(OpenInterestFacts.Kind.CLOSE, "xyz", resolutionMs, 0, "test")));
    }

    private static void addOptional(BarSeries.Builder bars, SplittableRandom random, double closeUsd, boolean isOpenInterestShown) {
        if (isOpenInterestShown) {
            bars.with(Field.OPEN_INTEREST, random.nextInt(50_000, 60_000));
        }
        if (random.nextInt(4) > 0) {
            bars.with(Field.VOLUME, random.nextInt(1_000)).with(Field.ORACLE, closeUsd * random.nextDouble(0.999, 1.001));
            double markUsd = closeUsd * random.nextDouble(0.999, 1.001);
            bars.withMark(markUsd, markUsd, markUsd, markUsd);
        }
    }

    /** What a column shows at each tick, NaN where it is not known. Moves the book to the end. */
    static double[][] replay(ColumnBook book, MarketData data, Column... columns) {
        int ticks = data.clockMs().length;
        double[][] seen = new double[columns.length][ticks];
        for (int tick = 0; tick < ticks; tick++) {
            book.advance(tick);
            for (int i = 0; i < columns.length; i++) {
                seen[i][tick] = columns[i].isKnown() ? columns[i].now() : Double.NaN;
            }
        }
        return seen;
    }

    static int knownCount(double[] values) {
        return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    }
}
