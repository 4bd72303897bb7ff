package dev.wafer.research.montecarlo;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.data.simulate.RegimeMarket;
import dev.wafer.data.simulate.RegimeSymbol;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A simulated market to the measure of a history: per symbol the first price of the span, the volatility of its bars' closes, mean volume and open
 * interest, and one loading for all on what they share, the root of the mean correlation of their returns. Drift, regimes, jumps and flushes are the
 * model's own.
 */
final class Measured {
    private static final double DAY_MS = 86_400_000.0;
    private static final double YEAR_MS = 365 * DAY_MS;
    /** Mean day over an open day's volume in the model: 30.3 on 252 days, 3.84 on the others, over 365 * 30.3. */
    private static final double MEAN_DAY_OF_OPEN_DAY = 0.73;
    private static final double MOST_VOLATILITY = 10;
    private static final double MOST_LOADING = 0.99;

    private final MarketData data;
    private final TimeSpan span;

    Measured(MarketData data, TimeSpan span) {
        this.data = data.onLatestBasis();
        this.span = span;
    }

    /** The market over the span of the paths. */
    RegimeMarket market(TimeSpan path) {
        double loading = loading();
        List<RegimeSymbol> symbols = new ArrayList<>();
        for (SymbolHistory history : data.histories()) {
            symbols.add(symbol(history, loading));
        }
        return new RegimeMarket(symbols, path, data.resolutionMs());
    }

    private RegimeSymbol symbol(SymbolHistory history, double loading) {
        BarSeries bars = history.bars();
        int from = bars.firstRowAtOrAfter(span.fromMs()), to = bars.firstRowAtOrAfter(span.toMs());
        double squares = 0;
        for (int row = from + 1; row < to; row++) {
            double move = logReturn(bars, row);
            squares += move * move;
        }
        double years = Math.max((to - 1 - from) * (double) data.resolutionMs(), 1) / YEAR_MS;
        double volumePerDay = mean(bars, Field.VOLUME, from, to).orElse(0) * DAY_MS / data.resolutionMs() / MEAN_DAY_OF_OPEN_DAY;
        OptionalDouble interest = mean(bars, Field.OPEN_INTEREST, from, to);
        return new RegimeSymbol(history.ticker(), bars.value(Field.OPEN, from), Math.min(StrictMath.sqrt(squares / years), MOST_VOLATILITY), volumePerDay,
                interest.stream().filter(shares -> shares > 0).findFirst(), loading);
    }

    private static double logReturn(BarSeries bars, int row) {
        return StrictMath.log(bars.value(Field.CLOSE, row) / bars.value(Field.CLOSE, row - 1));
    }

    private static OptionalDouble mean(BarSeries bars, Field field, int from, int to) {
        double sum = 0;
        int known = 0;
        for (int row = from; row < to; row++) {
            if (bars.isKnown(field, row)) {
                sum += bars.value(field, row);
                known++;
            }
        }
        return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / known);
    }

    /** Root of the mean correlation over all pairs, of returns from bars that directly follow one another in both; 0 for a symbol alone. */
    private double loading() {
        double sum = 0;
        int pairs = 0;
        for (int one = 0; one < data.histories().size(); one++) {
            for (int other = one + 1; other < data.histories().size(); other++) {
                sum += correlation(data.histories().get(one).bars(), data.histories().get(other).bars());
                pairs++;
            }
        }
        return pairs == 0 ? 0 : StrictMath.sqrt(Math.clamp(sum / pairs, 0, MOST_LOADING * MOST_LOADING));
    }

    private double correlation(BarSeries one, BarSeries other) {
        double both = 0, ones = 0, others = 0;
        int place = Math.max(other.firstRowAtOrAfter(span.fromMs()), 1);
        for (int row = Math.max(one.firstRowAtOrAfter(span.fromMs()), 1); row < one.count() && one.openTimeMs(row) < span.toMs(); row++) {
            while (place < other.count() && other.openTimeMs(place) < one.openTimeMs(row)) {
                place++;
            }
            if (place < other.count() && other.openTimeMs(place) == one.openTimeMs(row) && other.openTimeMs(place - 1) == one.openTimeMs(row - 1)) {
                double left = logReturn(one, row), right = logReturn(other, place);
                both += left * right;
                ones += left * left;
                others += right * right;
            }
        }
        return ones > 0 && others > 0 ? both / StrictMath.sqrt(ones * others) : 0;
    }
}
