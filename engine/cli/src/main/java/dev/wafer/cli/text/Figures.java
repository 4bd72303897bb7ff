package dev.wafer.cli.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers and times as people read them, the same in every locale. */
public final class Figures {
    private static final String UNDEFINED = "n/a";

    private Figures() {}

    /** {@code 1,234,567.89}. */
    public static String usd(double value) {
        return grouped(decimal(value, 2));
    }

    /** With its sign: {@code +1,234.50}. */
    public static String signedUsd(double value) {
        return sign(usd(value));
    }

    /** A fraction as percent: 0.1234 is {@code 12.34 %}. */
    public static String percent(double fraction) {
        return decimal(fraction * 100, 2) + " %";
    }

    /** With its sign: {@code +12.34 %}. */
    public static String signedPercent(double fraction) {
        return sign(percent(fraction));
    }

    public static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? percent(fraction.getAsDouble()) : UNDEFINED;
    }

    public static String signedPercent(OptionalDouble fraction) {
        return fraction.isPresent() ? signedPercent(fraction.getAsDouble()) : UNDEFINED;
    }

    public static String ratio(OptionalDouble value) {
        return value.isPresent() ? decimal(value.getAsDouble(), 2) : UNDEFINED;
    }

    /** A whole number: {@code 7,416}. */
    public static String count(long value) {
        return grouped(Long.toString(value));
    }

    /** {@code 1 day}, {@code 1,234 days}. */
    public static String count(long value, String thing) {
        return count(value) + " " + thing + (value == 1 ? "" : "s");
    }

    /** At least seven significant figures and two decimals, more zeros left out: {@code 750.05}, {@code 0.05269872}. */
    public static String price(double value) {
        return grouped(trimmed(value, 2));
    }

    /** Shares without needless zeros: {@code 16,859}, {@code 0.012}. */
    public static String quantity(double shares) {
        return grouped(trimmed(shares, 0));
    }

    /** At least four decimals and at least seven significant figures: {@code 526.3509}, {@code 0.05269872}. */
    public static String longPrice(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        int wholeDigits = exact.precision() - exact.scale();
        return exact.setScale(Math.max(4, 7 - wholeDigits), RoundingMode.HALF_EVEN).toPlainString();
    }

    /** All digits a double has, without an exponent. */
    public static String exact(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }

    /** All digits but needless zeros: {@code 16859}, {@code 0.1}. */
    public static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** {@code 2026-05-11 14:00}, UTC. */
    public static String time(long timeMs) {
        return Instant.ofEpochMilli(timeMs).toString().substring(0, 16).replace('T', ' ');
    }

    /** {@code 1h}, {@code 30m}, {@code 1d}, {@code 90s}: the largest unit that divides it. */
    public static String duration(long durationMs) {
        Duration duration = Duration.ofMillis(durationMs);
        if (durationMs % Duration.ofDays(1).toMillis() == 0) {
            return duration.toDays() + "d";
        } else if (durationMs % Duration.ofHours(1).toMillis() == 0) {
            return duration.toHours() + "h";
        } else if (durationMs % Duration.ofMinutes(1).toMillis() == 0) {
            return duration.toMinutes() + "m";
        }
        return durationMs % 1000 == 0 ? durationMs / 1000 + "s" : durationMs + "ms";
    }

    private static String trimmed(double value, int leastDecimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(9, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        return rounded.setScale(Math.max(leastDecimals, rounded.scale()), RoundingMode.UNNECESSARY).toPlainString();
    }

    private static String decimal(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString();
    }

    private static String sign(String text) {
        boolean isZero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return text.startsWith("-") || isZero ? text : "+" + text;
    }

    private static String grouped(String plain) {
        int point = Optional.of(plain.indexOf('.')).filter(place -> place >= 0).orElse(plain.length());
        StringBuilder text = new StringBuilder(plain);
        int firstDigit = plain.startsWith("-") ? 1 : 0;
        for (int place = point - 3; place > firstDigit; place -= 3) {
            text.insert(place, ',');
        }
        return text.toString();
    }
}
