package dev.wafer.data.io;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 1m}, {@code 5m}, {@code 1h}, {@code 1d}; a whole number and one of s, m, h, d. */
public final class DurationText {
    /** What to say was expected. */
    public static final String EXPECTED = "a duration such as 1m, 5m, 1h or 1d";
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([smhd])");
    private static final long SECOND_MS = 1_000;
    private static final long MINUTE_MS = 60 * SECOND_MS;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final long DAY_MS = 24 * HOUR_MS;

    private DurationText() {}

    /** Milliseconds above zero, if the text is a duration. */
    public static OptionalLong parseMs(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        long unitMs = switch (matcher.group(2)) {
            case "s" -> SECOND_MS;
            case "m" -> MINUTE_MS;
            case "h" -> HOUR_MS;
            default -> DAY_MS;
        };
        return OptionalLong.of(Long.parseLong(matcher.group(1)) * unitMs);
    }

    /** The shortest text of whole seconds: {@code 1h}, not {@code 60m}; 24 hours are {@code 1d}. */
    public static String format(long durationMs) {
        if (durationMs <= 0 || durationMs % SECOND_MS != 0) {
            throw new IllegalArgumentException("duration: found " + durationMs + " ms, expected whole seconds above 0");
        }
        if (durationMs % DAY_MS == 0) {
            return durationMs / DAY_MS + "d";
        }
        if (durationMs % HOUR_MS == 0) {
            return durationMs / HOUR_MS + "h";
        }
        return durationMs % MINUTE_MS == 0 ? durationMs / MINUTE_MS + "m" : durationMs / SECOND_MS + "s";
    }
}
