package dev.wafer.data.io.check;

/** Counts of things as people write them. */
final class Counted {
    private Counted() {}

    /** {@code 1 gap}, {@code 2 gaps}. */
    static String of(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
