package dev.wafer.data.series;

import java.time.Instant;

/**
 * Half-open span {@code [fromMs, toMs)} in milliseconds since 1970-01-01T00:00Z.
 *
 * @param fromMs inclusive
 * @param toMs exclusive, later than {@code fromMs}
 */
public record TimeSpan(long fromMs, long toMs) {
    /** All of time. */
    public static final TimeSpan ALWAYS = new TimeSpan(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Checks the order of its ends. */
    public TimeSpan {
        if (!(fromMs < toMs)) {
            throw new IllegalArgumentException(
                    "time span: found " + Instant.ofEpochMilli(fromMs) + " to " + Instant.ofEpochMilli(toMs) + ", expected the first before the second");
        }
    }
}
