package dev.wafer.engine.twin;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Exact numbers: 40 digits, nano-USDC postings rounded half to even, and the price grid of the venue. */
final class TwinNumbers {
    static final MathContext DIGITS = new MathContext(40, RoundingMode.HALF_EVEN);
    private static final int NANO_DECIMALS = 9;
    private static final int SIGNIFICANT_FIGURES = 5;
    private static final int PRICE_DECIMALS = 6;
    /** A tie of money is a tie of micro-USDC, so that no rounding of the 40th digit decides a leg order. */
    private static final int TIE_DECIMALS = 6;

    private TwinNumbers() {}

    static BigDecimal exact(double number) {
        return BigDecimal.valueOf(number);
    }

    static BigDecimal times(BigDecimal a, BigDecimal b) {
        return a.multiply(b, DIGITS);
    }

    static BigDecimal ratio(BigDecimal a, BigDecimal b) {
        return a.divide(b, DIGITS);
    }

    /** One posting: rounded once, half to even. */
    static long nano(BigDecimal usd) {
        return usd.movePointRight(NANO_DECIMALS).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    static BigDecimal usd(long nano) {
        return BigDecimal.valueOf(nano, NANO_DECIMALS);
    }

    static BigDecimal forTies(BigDecimal usd) {
        return usd.setScale(TIE_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Limits round away from the market: a buy down, a sell up. */
    static BigDecimal limitPrice(BigDecimal price, int side, int sizeDecimals) {
        return onGrid(price, sizeDecimals, side > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING);
    }

    /** Stops and take-profits round to the nearest tick, half to even. */
    static BigDecimal triggerPrice(BigDecimal price, int sizeDecimals) {
        return onGrid(price, sizeDecimals, RoundingMode.HALF_EVEN);
    }

    /** At most 5 significant figures and 6 - sizeDecimals decimals; integers always (venue-spec 6.2). */
    private static BigDecimal onGrid(BigDecimal price, int sizeDecimals, RoundingMode mode) {
        if (price.signum() <= 0) {
            return price;                                               // an exit further away than zero: no mark reaches it
        }
        int digitsBeforePoint = price.precision() - price.scale();      // zero or less below 1
        int decimals = Math.min(PRICE_DECIMALS - sizeDecimals, SIGNIFICANT_FIGURES - digitsBeforePoint);
        return price.setScale(Math.max(decimals, 0), mode);
    }

    static BigDecimal min(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    static BigDecimal max(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
