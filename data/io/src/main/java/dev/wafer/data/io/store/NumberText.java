package dev.wafer.data.io.store;

import java.math.BigDecimal;

/** Numbers as files have them: read back, they are the same bits. */
final class NumberText {
    private static final int LONGEST_PLAIN = 24;

    private NumberText() {}

    /** The shortest decimal digits that name the double, without an exponent unless that would be long: {@code 0.00000625}. */
    static String of(double value) {
        String text = Double.toString(value);
        if (text.endsWith(".0")) {
            return text.substring(0, text.length() - 2);
        }
        if (text.indexOf('E') < 0) {
            return text;
        }
        String plain = new BigDecimal(text).stripTrailingZeros().toPlainString();
        return plain.length() <= LONGEST_PLAIN ? plain : text;
    }
}
