package dev.wafer.cli.request;

import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Suggestion;
import dev.wafer.cli.text.Words;
import dev.wafer.data.io.TimeText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts of options as values; a text that is none is refused with what was expected. */
public final class Choice {
    private Choice() {}

    /** A constant by its word: {@code open-high-low-close}. */
    public static <E extends Enum<E>> E of(Class<E> type, String option, String text) {
        for (E constant : type.getEnumConstants()) {
            if (Words.of(constant).equals(text)) {
                return constant;
            }
        }
        List<String> words = Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
        throw new RequestException(Suggestion.unknown("value of " + option, text, words));
    }

    /** UTC milliseconds of {@code 2026-05-10} or {@code 2026-05-10T14:00:00Z}. */
    public static long timeMs(String option, String text) {
        return TimeText.parseMs(text).orElseThrow(() -> new RequestException(option + ": found '" + text + "', expected " + TimeText.EXPECTED));
    }

    /** A finite number. */
    public static double number(String option, String text, String expected) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // the refusal below says it
        }
        throw new RequestException(option + ": found '" + text + "', expected " + expected);
    }

    /** Texts by name from {@code NAME=VALUE}, in the order given. */
    public static Map<String, String> assignments(String option, String what, List<String> assignments) {
        Map<String, String> textByName = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new RequestException(option + ": found '" + assignment + "', expected KEY=VALUE");
            }
            if (textByName.put(assignment.substring(0, equals), assignment.substring(equals + 1)) != null) {
                throw new RequestException(option + ": " + what + " '" + assignment.substring(0, equals) + "' is given twice, expected once");
            }
        }
        return textByName;
    }
}
