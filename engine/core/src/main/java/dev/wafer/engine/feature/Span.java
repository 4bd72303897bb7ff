package dev.wafer.engine.feature;

/** Lengths of time as words: {@code 4h}. */
final class Span {
    private static final long[] UNITS_MS = {86_400_000, 3_600_000, 60_000, 1_000};
    private static final String[] LETTERS = {"d", "h", "m", "s"};

    private Span() {}

    /** In the largest unit that divides it. */
    static String text(long lengthMs) {
        for (int unit = 0; unit < UNITS_MS.length; unit++) {
            if (lengthMs % UNITS_MS[unit] == 0) {
                return lengthMs / UNITS_MS[unit] + LETTERS[unit];
            }
        }
        return lengthMs + "ms";
    }
}
