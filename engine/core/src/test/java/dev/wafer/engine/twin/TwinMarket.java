package dev.wafer.engine.twin;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the market did, for all symbols on one clock.
 *
 * @param resolutionMs length of every bar
 * @param openTimesMs open time of each tick, rising, at least one resolution apart; a tick is an index into this list
 * @param symbols in the order of the run
 */
public record TwinMarket(long resolutionMs, List<Long> openTimesMs, List<Symbol> symbols) {
    public TwinMarket {
        openTimesMs = List.copyOf(openTimesMs);
        symbols = List.copyOf(symbols);
        for (Symbol symbol : symbols) {
            if (symbol.bars().size() != openTimesMs.size()) {
                throw new IllegalArgumentException(symbol.name() + ": " + symbol.bars().size() + " bars, " + openTimesMs.size() + " ticks");
            }
        }
    }

    /** Number of ticks. */
    public int tickCount() {
        return openTimesMs.size();
    }

    /** Four prices of one bar, USDC per share. */
    public record Ohlc(double open, double high, double low, double close) {}

    /**
     * One bar.
     *
     * @param volumeShares empty: unknown (limits nothing); zero: known, no trade, no fill
     * @param mark recorded mark prices; empty: the mark is the trade price (clamped to the discovery band where there is one)
     * @param openInterestShares recorded at the close, known from the close on
     * @param oracleClose recorded oracle price at the close
     * @param isInternal whether the bar's open time lies in an internal (off-hours) session
     */
    public record Bar(Ohlc trade, OptionalDouble volumeShares, Optional<Ohlc> mark, OptionalDouble openInterestShares, OptionalDouble oracleClose,
            boolean isInternal) {
        /** A bar of an external session of which only the trade prices are known. */
        public static Bar of(double open, double high, double low, double close) {
            return new Bar(new Ohlc(open, high, low, close), OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), false);
        }

        /** The same bar with this known volume. */
        public Bar withVolumeShares(double shares) {
            return new Bar(trade, OptionalDouble.of(shares), mark, openInterestShares, oracleClose, isInternal);
        }

        /** The same bar with recorded mark prices. */
        public Bar withMark(double open, double high, double low, double close) {
            return new Bar(trade, volumeShares, Optional.of(new Ohlc(open, high, low, close)), openInterestShares, oracleClose, isInternal);
        }

        /** The same bar with this recorded open interest. */
        public Bar withOpenInterestShares(double shares) {
            return new Bar(trade, volumeShares, mark, OptionalDouble.of(shares), oracleClose, isInternal);
        }

        /** The same bar with this recorded oracle close. */
        public Bar withOracleClose(double price) {
            return new Bar(trade, volumeShares, mark, openInterestShares, OptionalDouble.of(price), isInternal);
        }

        /** The same bar in an internal session. */
        public Bar inInternalSession() {
            return new Bar(trade, volumeShares, mark, openInterestShares, oracleClose, true);
        }
    }

    /** Funding rate of the interval that ends at {@code timeMs}, above zero: longs pay; distinct times, rising. */
    public record FundingPoint(long timeMs, double rate, OptionalDouble oracle) {}

    /** A margin tier: from this notional (inclusive) on, this is the largest leverage. */
    public record Tier(double lowerBoundUsd, int maxLeverage) {}

    /**
     * The discovery band of internal sessions.
     *
     * @param widthFraction half the width: the band is R(1 - width) to R(1 + width)
     * @param resets re-anchors allowed in each direction until an external bar comes
     * @param triggerFraction part of the way to the bound at which the band is re-anchored
     */
    public record Band(double widthFraction, int resets, double triggerFraction) {}

    /** Closed by the venue at the last mark, at the first tick at or after this time. */
    public record CorporateEvent(long timeMs, boolean isDelisting) {}

    /**
     * The rules of one symbol, the same for the whole run.
     *
     * @param tiers by rising lower bound, the first at zero; the first one's leverage is the market's maximum
     * @param isMarginRemovable false in strict isolated mode
     * @param fundingCapFraction largest size of a settled rate after the stress factor
     */
    public record Rules(int sizeDecimals, List<Tier> tiers, boolean isCrossEnabled, boolean isMarginRemovable, boolean hasBackstop, double halfSpreadFraction,
            OptionalDouble openInterestCapUsd, Optional<Band> band, OptionalDouble fundingCapFraction) {
        public Rules {
            tiers = List.copyOf(tiers);
        }

        /** Single tier, isolated, no backstop, no cap, no band, no spread. */
        public static Rules plain(int sizeDecimals, int maxLeverage) {
            return new Rules(sizeDecimals, List.of(new Tier(0, maxLeverage)), false, true, false, 0, OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty());
        }

        /** The same rules with these tiers. */
        public Rules withTiers(Tier... other) {
            return new Rules(sizeDecimals, List.of(other), isCrossEnabled, isMarginRemovable, hasBackstop, halfSpreadFraction, openInterestCapUsd, band, fundingCapFraction);
        }

        /** The same rules with cross margin allowed. */
        public Rules withCross() {
            return new Rules(sizeDecimals, tiers, true, isMarginRemovable, hasBackstop, halfSpreadFraction, openInterestCapUsd, band, fundingCapFraction);
        }

        /** The same rules in strict isolated mode. */
        public Rules strictIsolated() {
            return new Rules(sizeDecimals, tiers, false, false, hasBackstop, halfSpreadFraction, openInterestCapUsd, band, fundingCapFraction);
        }

        /** The same rules with a backstop. */
        public Rules withBackstop() {
            return new Rules(sizeDecimals, tiers, isCrossEnabled, isMarginRemovable, true, halfSpreadFraction, openInterestCapUsd, band, fundingCapFraction);
        }

        /** The same rules with this half-spread. */
        public Rules withHalfSpread(double fraction) {
            return new Rules(sizeDecimals, tiers, isCrossEnabled, isMarginRemovable, hasBackstop, fraction, openInterestCapUsd, band, fundingCapFraction);
        }

        /** The same rules with an open-interest cap. */
        public Rules withOpenInterestCap(double capUsd) {
            return new Rules(sizeDecimals, tiers, isCrossEnabled, isMarginRemovable, hasBackstop, halfSpreadFraction, OptionalDouble.of(capUsd), band, fundingCapFraction);
        }

        /** The same rules with a discovery band. */
        public Rules withBand(Band other) {
            return new Rules(sizeDecimals, tiers, isCrossEnabled, isMarginRemovable, hasBackstop, halfSpreadFraction, openInterestCapUsd, Optional.of(other), fundingCapFraction);
        }

        /** The same rules with a cap on each settled funding rate. */
        public Rules withFundingCap(double fraction) {
            return new Rules(sizeDecimals, tiers, isCrossEnabled, isMarginRemovable, hasBackstop, halfSpreadFraction, openInterestCapUsd, band, OptionalDouble.of(fraction));
        }
    }

    /**
     * One symbol.
     *
     * @param bars one entry per tick; empty: the symbol is absent at that tick
     */
    public record Symbol(String name, Rules rules, List<Optional<Bar>> bars, List<FundingPoint> funding, List<CorporateEvent> events) {
        public Symbol {
            bars = List.copyOf(bars);
            funding = List.copyOf(funding);
            events = List.copyOf(events);
        }
    }
}
