package dev.wafer.cli.source;

import dev.wafer.api.Range;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One parameter of a strategy.
 *
 * @param name of the record component
 * @param type int, long, double, boolean, String or an enum
 * @param defaultValue what the no-argument constructor gives
 * @param min lowest value of a number
 * @param max highest value of a number
 */
public record Parameter(String name, Class<?> type, Object defaultValue, double min, double max) {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    static Parameter of(RecordComponent component, Object defaultValue) {
        Optional<Range> range = Optional.ofNullable(component.getAnnotation(Range.class));
        return new Parameter(component.getName(), component.getType(), defaultValue, range.map(Range::min).orElse(-Double.MAX_VALUE),
                range.map(Range::max).orElse(Double.MAX_VALUE));
    }

    /** {@code int}, {@code true|false}, {@code text}, or an enum's words. */
    public String typeText() {
        if (type.isEnum()) {
            return String.join("|", words());
        }
        return type == boolean.class ? "true|false" : type == String.class ? "text" : type.getSimpleName();
    }

    /** {@code 5 to 500}, {@code at least 5}, {@code at most 500}, or empty. */
    public String rangeText() {
        boolean hasMin = min > -Double.MAX_VALUE, hasMax = max < Double.MAX_VALUE;
        if (hasMin && hasMax) {
            return plain(min) + " to " + plain(max);
        }
        return hasMin ? "at least " + plain(min) : hasMax ? "at most " + plain(max) : "";
    }

    /** The default as it would be typed. */
    public String defaultText() {
        return text(defaultValue);
    }

    /** A value of this parameter as it would be typed. */
    static String text(Object value) {
        if (value instanceof Enum<?> word) {
            return word(word);
        }
        return value instanceof Double number ? plain(number) : value.toString();
    }

    /**
     * The value of a text.
     *
     * @throws RequestException naming the type and the range, if it has none
     */
    public Object parse(String strategy, String text) {
        Object value = read(text).orElseThrow(() -> refusal(strategy, text));
        if (value instanceof Number number && !(number.doubleValue() >= min && number.doubleValue() <= max)) {
            throw refusal(strategy, text);
        }
        return value;
    }

    private Optional<Object> read(String text) {
        try {
            if (type == int.class) {
                return Optional.of(Integer.valueOf(text));
            } else if (type == long.class) {
                return Optional.of(Long.valueOf(text));
            } else if (type == double.class) {
                return DECIMAL.matcher(text).matches() ? Optional.of(Double.valueOf(text)) : Optional.empty();
            } else if (type == boolean.class) {
                return text.equals("true") || text.equals("false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
            }
            return type.isEnum() ? constant(text) : Optional.of(text);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private Optional<Object> constant(String text) {
        for (Object constant : type.getEnumConstants()) {
            if (word((Enum<?>) constant).equalsIgnoreCase(text.replace('_', '-'))) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    private RequestException refusal(String strategy, String found) {
        return new RequestException("parameter '" + name + "' of " + strategy + ": found '" + found + "', expected " + expected());
    }

    /** {@code a whole number from 5 to 500}, {@code a number}, {@code true|false}. */
    private String expected() {
        if (!type.isPrimitive() || type == boolean.class) {
            return typeText();
        }
        String kind = type == double.class ? "a number" : "a whole number", range = rangeText();
        return range.isEmpty() ? kind : range.startsWith("at ") ? kind + ", " + range : kind + " from " + range;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            words.add(word((Enum<?>) constant));
        }
        return words;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String plain(double value) {
        String text = BigDecimal.valueOf(value).toPlainString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
