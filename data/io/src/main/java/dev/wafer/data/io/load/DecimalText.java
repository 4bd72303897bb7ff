package dev.wafer.data.io.load;

import java.util.OptionalDouble;

/**
 * Decimal numbers as files write them: digits, a sign, a point and an exponent. Java would also read NaN, Infinity, hexadecimal numbers and
 * a trailing d; none of them is a number here.
 */
final class DecimalText {
    /** Whole numbers below it are doubles without rounding: 2^53. */
    private static final long EXACT_BELOW = 1L << 53;
    /** Powers of ten that are doubles without rounding. */
    private static final double[] EXACT_POWERS_OF_TEN = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    private static final int LONGEST_EXACT = 18;

    private DecimalText() {}

    /** The nearest double, if the text is a finite decimal number; minus zero as zero. */
    static OptionalDouble parse(String text) {
        double plain = exact(text.toCharArray(), 0, text.length());
        return Double.isNaN(plain) ? general(text) : OptionalDouble.of(plain);
    }

    /**
     * The nearest double of a stretch of digits with at most one point, if it has few enough digits; else not a number.
     *
     * <p>Digits as one whole number over a power of ten. Both are exact doubles, so one division rounds once, to the nearest: the same as
     * {@link Double#parseDouble}, in a tenth of the time (Clinger, How to read floating point numbers accurately, 1990).
     * Example: 750.05 is 75005 / 100.
     */
    static double exact(char[] chars, int from, int to) {
        if (to - from > LONGEST_EXACT) {
            return Double.NaN;
        }
        long digits = 0;
        int point = -1;
        for (int i = from; i < to; i++) {
            int digit = chars[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (chars[i] == '.' && point < 0) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        boolean hasDigits = to - from > (point < 0 ? 0 : 1);
        int decimals = point < 0 ? 0 : to - 1 - point;
        return hasDigits && digits < EXACT_BELOW ? digits / EXACT_POWERS_OF_TEN[decimals] : Double.NaN;
    }

    private static OptionalDouble general(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && ".-+eE".indexOf(c) < 0) {
                return OptionalDouble.empty();
            }
        }
        try {
            double value = Double.parseDouble(text) + 0.0;
            return Math.abs(value) <= Double.MAX_VALUE ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }
}
