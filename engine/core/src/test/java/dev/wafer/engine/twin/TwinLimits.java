package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.exact;
import static dev.wafer.engine.twin.TwinNumbers.ratio;
import static dev.wafer.engine.twin.TwinNumbers.times;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;

/** How much may trade: the bar's volume, the largest order, the open-interest cap, the margin tier. All but the tier are limits of realistic execution only. */
final class TwinLimits {
    static final long UNLIMITED = Long.MAX_VALUE;
    private static final BigDecimal VOLUME_SHARE = new BigDecimal("0.1");
    private static final BigDecimal LIMIT_ORDER_FACTOR = BigDecimal.TEN;
    private static final int OPEN_INTEREST_LIFE_BARS = 2;

    private final TwinState state;

    TwinLimits(TwinState state) {
        this.state = state;
    }

    /** Lots that all orders together may fill in this bar. */
    long volumeLots(int symbol) {
        OptionalDouble volumeShares = state.row(symbol).orElseThrow().volumeShares();
        if (!state.settings.isRealistic() || volumeShares.isEmpty()) {
            return UNLIMITED;
        }
        return lots(symbol, exact(volumeShares.getAsDouble()).multiply(VOLUME_SHARE));
    }

    void countVolume(int symbol, long lots) {
        if (state.volumeLeftLots[symbol] != UNLIMITED) {
            state.volumeLeftLots[symbol] -= lots;
        }
    }

    /** Lots of one fill, given what is left of the volume and the largest market order. */
    long tradable(TwinOrder order, long wantedLots, BigDecimal reference) {
        long lots = Math.min(wantedLots, state.volumeLeftLots[order.symbol]);
        boolean isCut = order.isTarget || order.isReduceOnly() || order.isTriggered;
        if (!state.settings.isRealistic() || !isCut) {
            return lots;
        }
        BigDecimal largest = largestMarketOrderUsd(order.symbol);
        return Math.min(lots, lots(order.symbol, ratio(order.isLimit() ? largest.multiply(LIMIT_ORDER_FACTOR) : largest, reference)));
    }

    /** Whether an order of the trader is too large to be accepted: a market order at this open, a limit order ten times later. */
    boolean isTooLarge(TwinOrder order, BigDecimal value) {
        if (!state.settings.isRealistic() || order.isTarget || order.isReduceOnly()) {
            return false;
        }
        BigDecimal largest = largestMarketOrderUsd(order.symbol);
        return switch (order.kind) {
            case MARKET -> value.compareTo(largest) > 0;
            case LIMIT -> value.compareTo(largest.multiply(LIMIT_ORDER_FACTOR)) > 0;
            case STOP, TAKE_PROFIT, TRAILING_STOP -> false;
        };
    }

    /** By the market's maximum leverage (venue-spec 6.2). */
    private BigDecimal largestMarketOrderUsd(int symbol) {
        int maxLeverage = state.rules(symbol).tiers().getFirst().maxLeverage();
        if (maxLeverage >= 25) {
            return BigDecimal.valueOf(30_000_000);
        }
        if (maxLeverage >= 20) {
            return BigDecimal.valueOf(5_000_000);
        }
        return BigDecimal.valueOf(maxLeverage >= 10 ? 2_000_000 : 500_000);
    }

    /** Lots that may be opened under the cap; unlimited where there is none, or where recorded open interest proves it out of date. */
    long underOpenInterestCap(int symbol) {
        OptionalDouble cap = state.rules(symbol).openInterestCapUsd();
        if (!state.settings.isRealistic() || cap.isEmpty()) {
            return UNLIMITED;
        }
        BigDecimal capUsd = exact(cap.getAsDouble());
        BigDecimal recordedUsd = times(knownOpenInterest(symbol), state.mark[symbol]);
        if (recordedUsd.compareTo(capUsd) > 0) {
            return UNLIMITED;
        }
        BigDecimal headroomUsd = capUsd.subtract(recordedUsd).subtract(state.notional(symbol));
        return Math.max(0, lots(symbol, ratio(headroomUsd, state.mark[symbol])));
    }

    /** Shares of the last closed bar that recorded them, while it is not older than two bars at this open; else zero. */
    private BigDecimal knownOpenInterest(int symbol) {
        long nowMs = state.market.openTimesMs().get(state.tick);
        for (int tick = state.tick - 1; tick >= 0; tick--) {
            long ageMs = nowMs - state.market.openTimesMs().get(tick) - state.market.resolutionMs();
            if (ageMs > OPEN_INTEREST_LIFE_BARS * state.market.resolutionMs()) {
                break;
            }
            Optional<TwinTape.Row> row = state.tape.row(symbol, tick);
            if (row.isPresent() && row.get().bar().openInterestShares().isPresent()) {
                return exact(row.get().bar().openInterestShares().getAsDouble());
            }
        }
        return BigDecimal.ZERO;
    }

    /** Whether the tier that holds the resulting notional (all lots at the fill price) allows the symbol's leverage; a bound belongs to the tier above. */
    boolean isTierHighEnough(int symbol, long moreLots, BigDecimal price) {
        BigDecimal notional = times(state.shares(symbol, Math.abs(state.positions[symbol].lots) + moreLots), price);
        int maxLeverage = 0;
        for (TwinMarket.Tier tier : state.rules(symbol).tiers()) {
            if (notional.compareTo(exact(tier.lowerBoundUsd())) >= 0) {
                maxLeverage = tier.maxLeverage();
            }
        }
        return state.leverage[symbol] <= maxLeverage;
    }

    private long lots(int symbol, BigDecimal shares) {
        return shares.movePointRight(state.rules(symbol).sizeDecimals()).setScale(0, RoundingMode.FLOOR).longValueExact();
    }
}
