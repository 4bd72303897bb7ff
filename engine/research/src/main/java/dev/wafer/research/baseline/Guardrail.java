package dev.wafer.research.baseline;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run must keep whatever moves: {@code maxDrawdown: "< 0.25"}, {@code liquidations: 0}.
 *
 * @param measure name of the measure
 * @param operator one of {@code > >= < <= == !=}
 * @param limit what it is compared with
 */
public record Guardrail(String measure, String operator, double limit) {
    /** What to say was expected. */
    public static final String EXPECTED = "a number, or one of > >= < <= == != and a number, such as '< 0.25'";
    private static final Pattern FORM = Pattern.compile("\\s*(>=|<=|==|!=|>|<)?\\s*(\\S+)\\s*");

    /** The guardrail of a text; a number alone must be met exactly. Empty if the text is none. */
    public static Optional<Guardrail> parse(String measure, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            double limit = Double.parseDouble(form.group(2));
            String operator = Optional.ofNullable(form.group(1)).orElse("==");
            return Double.isFinite(limit) ? Optional.of(new Guardrail(measure, operator, limit)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** What to tell if a run does not keep it. A measure that is not defined does not: what was to be kept cannot be looked at. */
    public Optional<String> broken(Map<String, String> measures) {
        String value = measures.getOrDefault(measure, "");
        if (value.isEmpty()) {
            return Optional.of(measure + " is not defined, expected " + expected());
        }
        return compares(Double.parseDouble(value), operator, limit) ? Optional.empty()
                : Optional.of(measure + " is " + value + ", expected " + expected());
    }

    private String expected() {
        return (operator.equals("==") ? "" : operator + " ") + NumberText.of(limit);
    }

    /** Whether a value compares so with a limit. */
    public static boolean compares(double value, String operator, double limit) {
        return switch (operator) {
            case ">" -> value > limit;
            case ">=" -> value >= limit;
            case "<" -> value < limit;
            case "<=" -> value <= limit;
            case "==" -> value == limit;
            default -> value != limit;
        };
    }
}
