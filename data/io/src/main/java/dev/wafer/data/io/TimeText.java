package dev.wafer.data.io;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * Times as files write them, as UTC milliseconds: {@code 2026-05-04}, {@code 2026-05-04T18:00Z}, {@code 2026-05-04 18:00:00},
 * {@code 2026-05-04T18:00:00.048+02:00}, and epoch seconds or milliseconds, told apart by magnitude. Without a zone it is UTC.
 */
public final class TimeText {
    /** What to say was expected. */
    public static final String EXPECTED = "a time: ISO-8601 such as 2026-05-04T18:00:00Z, or epoch seconds or milliseconds";
    private static final long SMALLEST_EPOCH_SECONDS = 100_000_000;
    private static final long SMALLEST_EPOCH_MS = 100_000_000_000L;
    private static final long SMALLEST_EPOCH_MICROS = 100_000_000_000_000L;
    private static final long MINUTE_MS = 60_000;
    private static final long DAY_MS = 86_400_000;
    private static final int DATE_LENGTH = 10;
    private static final int MINUTES_END = 16;
    private static final int SECONDS_END = 19;

    private TimeText() {}

    /** Milliseconds since 1970-01-01T00:00Z, if the text is a time. Parts of a millisecond are cut off. */
    public static OptionalLong parseMs(String text) {
        try {
            return OptionalLong.of(text.length() > 4 && text.charAt(4) == '-' ? iso(text) : epoch(text));
        } catch (DateTimeException | NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static long epoch(String text) {
        long value = digits(text, 0, text.length());
        if (value < SMALLEST_EPOCH_SECONDS || value >= SMALLEST_EPOCH_MICROS) {
            throw new NumberFormatException(text);
        }
        return value < SMALLEST_EPOCH_MS ? value * 1_000 : value;
    }

    private static long iso(String text) {
        expect(text, 7, "-");
        long dayMs = LocalDate.of((int) digits(text, 0, 4), (int) digits(text, 5, 7), (int) digits(text, 8, DATE_LENGTH)).toEpochDay() * DAY_MS;
        if (text.length() == DATE_LENGTH) {
            return dayMs;
        }
        expect(text, DATE_LENGTH, "T ");
        expect(text, 13, ":");
        long minutes = below(24, digits(text, 11, 13)) * 60 + below(60, digits(text, 14, MINUTES_END));
        int end = MINUTES_END;
        long secondsMs = 0;
        if (text.length() > MINUTES_END && text.charAt(MINUTES_END) == ':') {
            secondsMs = below(60, digits(text, 17, SECONDS_END)) * 1_000;
            end = fractionEnd(text);
            secondsMs += fractionMs(text, end);
        }
        return dayMs + minutes * MINUTE_MS + secondsMs - offsetMs(text.substring(end));
    }

    private static int fractionEnd(String text) {
        int end = SECONDS_END;
        if (end < text.length() && text.charAt(end) == '.') {
            do {
                end++;
            } while (end < text.length() && Character.digit(text.charAt(end), 10) >= 0);
        }
        return end;
    }

    private static long fractionMs(String text, int end) {
        if (end == SECONDS_END) {
            return 0;
        }
        return digits((text.substring(SECONDS_END + 1, end) + "000").substring(0, 3), 0, 3);
    }

    private static long offsetMs(String zone) {
        if (zone.isEmpty() || zone.equals("Z")) {
            return 0;
        }
        expect(zone, 0, "+-");
        expect(zone, 3, ":");
        if (zone.length() != 6) {
            throw new NumberFormatException(zone);
        }
        long minutes = below(19, digits(zone, 1, 3)) * 60 + below(60, digits(zone, 4, 6));
        return (zone.charAt(0) == '-' ? -minutes : minutes) * MINUTE_MS;
    }

    private static long digits(String text, int from, int to) {
        if (to > text.length() || from >= to || to - from > 18) {
            throw new NumberFormatException(text);
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException(text);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static long below(int limit, long value) {
        if (value >= limit) {
            throw new NumberFormatException(value + " is not below " + limit);
        }
        return value;
    }

    private static void expect(String text, int place, String oneOf) {
        if (place >= text.length() || oneOf.indexOf(text.charAt(place)) < 0) {
            throw new NumberFormatException(text);
        }
    }
}
