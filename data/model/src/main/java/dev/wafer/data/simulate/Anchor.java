package dev.wafer.data.simulate;

import java.time.Instant;

/**
 * A level that the simulation passes through at a time.
 *
 * @param value price in USDC, shares of open interest, or USDC of volume per open day
 * @param isPinned whether open interest must meet it; else it only sets the trend. Prices meet every level
 * @param source short name of where it was read, or what we meant by it
 */
record Anchor(long timeMs, double value, boolean isPinned, String source) {
    Anchor {
        if (!(value > 0 && value <= 1e12)) {
            throw new IllegalArgumentException("anchor: found " + value + ", expected a number > 0");
        }
    }

    /** A published level. */
    static Anchor dated(String time, double value, String source) {
        return new Anchor(Instant.parse(time).toEpochMilli(), value, true, source);
    }

    /** A figure of our own on the eve of a closed time with a published level in it, so that little is left to change. */
    static Anchor eve(String time, double value) {
        return new Anchor(Instant.parse(time).toEpochMilli(), value, true, "own figure, last open hour before a published level");
    }

    /** A round figure of our own. */
    static Anchor own(String time, double value, String meaning) {
        return new Anchor(Instant.parse(time).toEpochMilli(), value, false, meaning);
    }
}
