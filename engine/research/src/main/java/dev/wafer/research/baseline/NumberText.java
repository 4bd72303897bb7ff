package dev.wafer.research.baseline;

import java.math.BigDecimal;

/** Numbers as text that reads back exactly, the same in every locale. */
final class NumberText {
    private static final int NANO_DECIMALS = 9;

    private NumberText() {}

    /** All digits that make the number, without an exponent and without needless zeros. */
    static String of(double value) {
        return plain(BigDecimal.valueOf(value));
    }

    /** Nano-USDC as USDC; empty for none. */
    static String ofNano(long nano) {
        return nano == 0 ? "" : plain(BigDecimal.valueOf(nano, NANO_DECIMALS));
    }

    /** Lots as shares; empty for none. */
    static String ofLots(long lots, int sizeDecimals) {
        return lots == 0 ? "" : plain(BigDecimal.valueOf(lots, sizeDecimals));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
