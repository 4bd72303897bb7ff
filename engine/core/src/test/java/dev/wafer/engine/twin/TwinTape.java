package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.exact;
import static dev.wafer.engine.twin.TwinNumbers.max;
import static dev.wafer.engine.twin.TwinNumbers.min;
import static dev.wafer.engine.twin.TwinNumbers.times;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The market as the account meets it: exact prices, the mark after the discovery band, and sigma, none of which depends on the account. */
final class TwinTape {
    private static final long LONGEST_BAND_BAR_MS = 3_600_000;
    private static final long DAY_MS = 86_400_000;
    private static final int SIGMA_RETURNS = 100;
    private static final int FEWEST_SIGMA_RETURNS = 20;
    private static final double UNKNOWN_DAILY_SIGMA = 0.04;

    /** The four prices of a bar. */
    record Path(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
        static Path of(TwinMarket.Ohlc bar) {
            return new Path(exact(bar.open()), exact(bar.high()), exact(bar.low()), exact(bar.close()));
        }

        Path clampedTo(BigDecimal bottom, BigDecimal top) {
            return new Path(clamp(open, bottom, top), clamp(high, bottom, top), clamp(low, bottom, top), clamp(close, bottom, top));
        }

        List<BigDecimal> corners(boolean isHighFirst) {
            return isHighFirst ? List.of(open, high, low, close) : List.of(open, low, high, close);
        }

        private static BigDecimal clamp(BigDecimal price, BigDecimal bottom, BigDecimal top) {
            return max(bottom, min(top, price));
        }
    }

    /**
     * One present bar.
     *
     * @param sigma root mean square of the log returns known at the bar's open, per bar
     */
    record Row(Path trade, Path mark, OptionalDouble volumeShares, double sigma, TwinMarket.Bar bar) {
        boolean hasNoTrades() {
            return volumeShares.isPresent() && volumeShares.getAsDouble() == 0;
        }
    }

    private final List<List<Optional<Row>>> rowsBySymbol = new ArrayList<>();

    TwinTape(TwinMarket market) {
        for (TwinMarket.Symbol symbol : market.symbols()) {
            rowsBySymbol.add(rows(symbol, market.resolutionMs()));
        }
    }

    Optional<Row> row(int symbol, int tick) {
        return rowsBySymbol.get(symbol).get(tick);
    }

    private static List<Optional<Row>> rows(TwinMarket.Symbol symbol, long resolutionMs) {
        List<Optional<Row>> rows = new ArrayList<>();
        List<Double> closes = new ArrayList<>();
        BandState band = new BandState(symbol.rules().band().filter(any -> resolutionMs <= LONGEST_BAND_BAR_MS));
        for (Optional<TwinMarket.Bar> present : symbol.bars()) {
            if (present.isEmpty()) {
                rows.add(Optional.empty());
                continue;
            }
            TwinMarket.Bar bar = present.get();
            Path trade = Path.of(bar.trade());
            Path mark = band.markOf(bar, trade);
            rows.add(Optional.of(new Row(trade, mark, bar.volumeShares(), sigma(closes, resolutionMs), bar)));
            closes.add(bar.trade().close());
            band.close(bar, mark);
        }
        return rows;
    }

    /** In doubles, oldest first, as the formula is stated; StrictMath only. */
    private static double sigma(List<Double> closes, long resolutionMs) {
        int returns = Math.min(SIGMA_RETURNS, closes.size() - 1);
        if (returns < FEWEST_SIGMA_RETURNS) {
            return UNKNOWN_DAILY_SIGMA * StrictMath.sqrt((double) resolutionMs / DAY_MS);
        }
        double sumOfSquares = 0;
        for (int i = closes.size() - returns; i < closes.size(); i++) {
            double logReturn = StrictMath.log(closes.get(i) / closes.get(i - 1));
            sumOfSquares += logReturn * logReturn;
        }
        return StrictMath.sqrt(sumOfSquares / returns);
    }

    /** Reference and re-anchors of the discovery band, bar by bar of one symbol. */
    private static final class BandState {
        private final Optional<TwinMarket.Band> rule;
        private Optional<BigDecimal> reference = Optional.empty();
        private int upsUsed;
        private int downsUsed;

        BandState(Optional<TwinMarket.Band> rule) {
            this.rule = rule;
        }

        Path markOf(TwinMarket.Bar bar, Path trade) {
            if (bar.mark().isPresent()) {
                return Path.of(bar.mark().get());
            }
            if (rule.isEmpty() || reference.isEmpty() || !bar.isInternal()) {
                return trade;
            }
            BigDecimal width = times(exact(rule.get().widthFraction()), reference.get());
            return trade.clampedTo(reference.get().subtract(width), reference.get().add(width));
        }

        /** What holds from the next bar on. */
        void close(TwinMarket.Bar bar, Path mark) {
            BigDecimal seen = bar.oracleClose().isPresent() ? exact(bar.oracleClose().getAsDouble()) : mark.close();
            if (!bar.isInternal()) {
                reference = Optional.of(seen);
                upsUsed = 0;
                downsUsed = 0;
            } else if (rule.isPresent() && reference.isPresent() && bar.mark().isEmpty()) {
                reAnchor(rule.get(), reference.get(), seen);
            }
        }

        private void reAnchor(TwinMarket.Band band, BigDecimal anchor, BigDecimal seen) {
            BigDecimal width = times(exact(band.widthFraction()), anchor);
            BigDecimal trigger = times(exact(band.triggerFraction()), width);
            if (upsUsed < band.resets() && seen.compareTo(anchor.add(trigger)) >= 0) {
                reference = Optional.of(anchor.add(width));
                upsUsed++;
            } else if (downsUsed < band.resets() && seen.compareTo(anchor.subtract(trigger)) <= 0) {
                reference = Optional.of(anchor.subtract(width));
                downsUsed++;
            }
        }
    }
}
