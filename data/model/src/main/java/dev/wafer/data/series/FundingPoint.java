package dev.wafer.data.series;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was recorded of one funding interval: its rate, or what a rate can be computed from, or both. Start with {@link #at} and add what is
 * known; {@link FundingSeries.Builder#add(FundingPoint)} refuses a point with neither rate nor premium nor impact prices.
 *
 * @param stampMs end of the interval as stamped, UTC milliseconds
 * @param intervalMs length of the interval that ends there
 * @param ratePerInterval rate for the interval, a fraction of notional from -1 to 1; above zero longs pay
 * @param premium mean premium over the oracle in the interval, a fraction from -1 to 1: 0.001 is 0.1 %
 * @param impact impact prices at the end of the interval
 * @param oracleUsd oracle price at the end of the interval, USDC per share
 */
public record FundingPoint(long stampMs, long intervalMs, OptionalDouble ratePerInterval, OptionalDouble premium, Optional<Impact> impact,
        OptionalDouble oracleUsd) {
    /**
     * Mean prices at which the venue's impact notional would trade, USDC per share.
     *
     * @param bidUsd what a sale would bring
     * @param askUsd what a purchase would cost, not below the bid
     */
    public record Impact(double bidUsd, double askUsd) {
        /** Refuses prices that are none, and an ask below the bid. */
        public Impact {
            checkPrice("impact bid", bidUsd);
            checkPrice("impact ask", askUsd);
            if (!(bidUsd <= askUsd)) {
                throw new IllegalArgumentException("impact prices: found bid " + bidUsd + " above ask " + askUsd);
            }
        }
    }

    /** Checks interval and values. */
    public FundingPoint {
        checkInterval(intervalMs);
        ratePerInterval.ifPresent(FundingPoint::checkRate);
        premium.ifPresent(value -> checkFraction("funding premium", value));
        oracleUsd.ifPresent(value -> checkPrice("oracle", value));
    }

    /** A point of which nothing is known yet. */
    public static FundingPoint at(long stampMs, long intervalMs) {
        return new FundingPoint(stampMs, intervalMs, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty());
    }

    /** The same with a recorded rate. */
    public FundingPoint withRate(double perInterval) {
        return new FundingPoint(stampMs, intervalMs, OptionalDouble.of(perInterval), premium, impact, oracleUsd);
    }

    /** The same with a mean premium. */
    public FundingPoint withPremium(double fraction) {
        return new FundingPoint(stampMs, intervalMs, ratePerInterval, OptionalDouble.of(fraction), impact, oracleUsd);
    }

    /** The same with impact prices. */
    public FundingPoint withImpact(double bidUsd, double askUsd) {
        return new FundingPoint(stampMs, intervalMs, ratePerInterval, premium, Optional.of(new Impact(bidUsd, askUsd)), oracleUsd);
    }

    /** The same with a recorded oracle price. */
    public FundingPoint withOracle(double usd) {
        return new FundingPoint(stampMs, intervalMs, ratePerInterval, premium, impact, OptionalDouble.of(usd));
    }

    /** Whether a rate is recorded or could be computed. */
    boolean saysSomething() {
        return ratePerInterval.isPresent() || premium.isPresent() || impact.isPresent();
    }

    /** The same with every price divided. */
    FundingPoint dividedBy(double ratio) {
        FundingPoint point = oracleUsd.isPresent() ? withOracle(oracleUsd.getAsDouble() / ratio) : this;
        return impact.isPresent() ? point.withImpact(impact.get().bidUsd() / ratio, impact.get().askUsd() / ratio) : point;
    }

    static void checkInterval(long intervalMs) {
        if (!(intervalMs > 0)) {
            throw new IllegalArgumentException("funding interval: found " + intervalMs + " ms, expected more than 0");
        }
    }

    static void checkRate(double perInterval) {
        checkFraction("funding rate", perInterval);
    }

    private static void checkFraction(String what, double value) {
        if (!(value >= -1 && value <= 1)) {
            throw new IllegalArgumentException(what + ": found " + value + ", expected a fraction from -1 to 1");
        }
    }

    private static void checkPrice(String what, double value) {
        checkedPrice(what, value);
    }

    static double checkedPrice(String what, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(what + ": found " + value + ", expected a finite number > 0");
        }
        return value;
    }
}
