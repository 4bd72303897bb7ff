package dev.wafer.data.io.check;

import java.util.Optional;

/**
 * Stretches without a bar.
 *
 * @param longest the first of the longest, none if there is no gap
 */
public record Gaps(int count, Optional<Gap> longest) {
    /** From the close of a bar to the open of the next, UTC milliseconds. */
    public record Gap(long fromMs, long toMs) {
        /** How long no bar was there. */
        public long durationMs() {
            return toMs - fromMs;
        }
    }
}
