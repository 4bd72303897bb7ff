package dev.wafer.engine.run;

import dev.wafer.api.Column;
import dev.wafer.api.Symbol;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.feature.ColumnBook;
import dev.wafer.engine.feature.Readings;
import dev.wafer.engine.feature.Readings.Wanted;
import dev.wafer.engine.price.PriceTape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Goes over the clock once, without a strategy and without an account, and writes down what columns say. */
final class ReadingWalk {
    private final PreparedMarket market;
    private final ColumnBook columns;
    private final int fromTick;
    private final int toTick;
    private final List<Optional<Column>> declared = new ArrayList<>();
    private final List<Optional<String>> refusals = new ArrayList<>();

    private ReadingWalk(PreparedMarket market, int fromTick, int toTick) {
        this.market = market;
        this.fromTick = fromTick;
        this.toTick = toTick;
        columns = new ColumnBook(market.data(), market.symbols(), market.columns());
    }

    static Readings over(PreparedMarket market, TimeSpan span, List<Wanted> wanted) {
        int fromTick = market.firstTickAtOrAfter(span.fromMs());
        int toTick = market.firstTickAtOrAfter(span.toMs());
        ReadingWalk walk = new ReadingWalk(market, fromTick, Math.max(fromTick, toTick));
        RunSetup setup = new RunSetup(market, RunSettings.ideal(1, 1), span, walk.columns);
        wanted.forEach(one -> market.symbols().forEach(symbol -> walk.declare(one, setup, symbol)));
        return new Readings(walk.closesMs(), wanted, market.symbols(), walk.refusals, walk.values());
    }

    private void declare(Wanted one, RunSetup setup, Symbol symbol) {
        try {
            declared.add(Optional.of(one.declaration().of(setup, symbol)));
            refusals.add(Optional.empty());
        } catch (IllegalArgumentException e) {
            declared.add(Optional.empty());
            refusals.add(Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private long[] closesMs() {
        long[] closesMs = new long[toTick - fromTick];
        Arrays.setAll(closesMs, place -> market.closeTimeMs(fromTick + place));
        return closesMs;
    }

    private double[][] values() {
        double[][] values = new double[declared.size()][toTick - fromTick];
        for (double[] rows : values) {
            Arrays.fill(rows, Double.NaN);
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            double[] rows = values[i];
            PriceTape prices = market.price(i % market.symbolCount());
            declared.get(i).ifPresent(column -> places.add(new Place(column, prices, rows)));
        }
        Place[] known = places.toArray(Place[]::new);
        int begun = columns.canSkip() && fromTick > 0 ? fromTick - 1 : 0;
        if (begun > 0) {
            columns.skipTo(begun - 1);
        }
        for (int tick = begun; tick < toTick; tick++) {
            columns.advance(tick);
            if (tick >= fromTick) {
                read(known, tick);
            }
        }
        return values;
    }

    /** A column that was not refused, and where its values go. */
    private static final class Place {
        final Column column;
        final PriceTape prices;
        final double[] values;

        Place(Column column, PriceTape prices, double[] values) {
            this.column = column;
            this.prices = prices;
            this.values = values;
        }
    }

    private void read(Place[] places, int tick) {
        for (Place place : places) {
            if (place.prices.isPresent(tick) && place.column.isKnown()) {
                place.values[tick - fromTick] = place.column.now();
            }
        }
    }
}
