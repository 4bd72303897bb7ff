package dev.wafer.research.sweep;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;

/**
 * One parameter and the values it takes, as they would be typed. Values are made when asked for: a range of a billion takes no room.
 *
 * @param parameter its name
 * @param text what was typed: {@code 5..50:5}, {@code 60,120,240}
 * @param count how many values
 * @param isContinuous whether it stands for every number between two ends
 * @param values from 0 to {@code count - 1}
 */
public record Axis(String parameter, String text, BigInteger count, boolean isContinuous, LongFunction<String> values) {
    private static final String RANGE = "..";
    /** What stands for every number of a continuous range: steps of a millionth of it. */
    private static final int CONTINUOUS_STEPS = 1_000_000;

    /** What a parameter can be. */
    public enum Kind {
        /** Whole numbers: a range without a step has step 1. */
        WHOLE,
        /** Any numbers: a range without a step is continuous. */
        DECIMAL,
        /** Words: no ranges. */
        WORD
    }

    /**
     * Values separated by commas, or a range {@code from..to} or {@code from..to:step}, both ends included if a step lands on them.
     *
     * @throws IllegalArgumentException if there is no value, a value stands there twice, or the range cannot be understood
     */
    public static Axis parse(String parameter, Kind kind, String text) {
        int dots = text.indexOf(RANGE);
        return kind == Kind.WORD || dots < 0 ? list(parameter, text) : range(parameter, kind, text, dots);
    }

    private static Axis list(String parameter, String text) {
        List<String> values = Arrays.asList(text.split(",", -1));
        for (String value : values) {
            if (value.isBlank()) {
                throw new IllegalArgumentException(parameter + ": found an empty value in '" + text + "', expected values such as 60,120,240");
            }
            if (values.indexOf(value) != values.lastIndexOf(value)) {
                throw new IllegalArgumentException(parameter + ": found " + value + " twice in '" + text + "', expected each value once");
            }
        }
        return new Axis(parameter, text, BigInteger.valueOf(values.size()), false, place -> values.get(Math.toIntExact(place)));
    }

    private static Axis range(String parameter, Kind kind, String text, int dots) {
        int colon = text.indexOf(':', dots);
        BigDecimal from = number(parameter, text, text.substring(0, dots));
        BigDecimal to = number(parameter, text, text.substring(dots + RANGE.length(), colon < 0 ? text.length() : colon));
        if (from.compareTo(to) > 0) {
            throw new IllegalArgumentException(parameter + ": found 0 values in the empty range '" + text + "', expected its start at or below its end");
        }
        boolean isContinuous = colon < 0 && kind == Kind.DECIMAL && from.compareTo(to) < 0;
        BigDecimal step = isContinuous ? to.subtract(from).divide(BigDecimal.valueOf(CONTINUOUS_STEPS))
                : colon < 0 ? BigDecimal.ONE : number(parameter, text, text.substring(colon + 1));
        if (step.signum() <= 0) {
            throw new IllegalArgumentException(parameter + ": found the step " + step + " in '" + text + "', expected one above 0");
        }
        BigInteger count = to.subtract(from).divide(step, 0, RoundingMode.DOWN).toBigInteger().add(BigInteger.ONE);
        return new Axis(parameter, text, count, isContinuous, place -> plain(from.add(step.multiply(BigDecimal.valueOf(place)))));
    }

    private static BigDecimal number(String parameter, String range, String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) <= 30 && number.precision() <= 30) {
                return number;
            }
        } catch (NumberFormatException _) {
            // the refusal below says it
        }
        throw new IllegalArgumentException(parameter + ": found '" + text + "' in '" + range + "', expected a range such as 5..50:5");
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The value of a place. */
    public String value(long place) {
        return values.apply(Objects.checkIndex(place, count.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue()));
    }
}
