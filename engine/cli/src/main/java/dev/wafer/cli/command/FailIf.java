package dev.wafer.cli.command;

import dev.wafer.cli.report.Measures;
import dev.wafer.cli.request.Choice;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Suggestion;
import dev.wafer.engine.measure.Summary;
import dev.wafer.research.baseline.Guardrail;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A check of one measure of a run: {@code liquidations>0}.
 *
 * @param measure name as in the JSON's summary
 * @param operator one of {@code > >= < <= == !=}
 * @param limit what it is compared with
 */
record FailIf(String measure, String operator, double limit) {
    private static final Pattern FORM = Pattern.compile("\\s*(\\w+)\\s*(>=|<=|==|!=|>|<)\\s*(\\S+)\\s*");

    static FailIf parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new RequestException("--fail-if: found '" + text + "', expected a measure, one of > >= < <= == != and a number, such as 'liquidations>0'");
        }
        if (!Measures.names().contains(form.group(1))) {
            throw new RequestException("--fail-if: " + Suggestion.unknown("measure", form.group(1), Measures.names()));
        }
        return new FailIf(form.group(1), form.group(2), Choice.number("--fail-if", form.group(3), "a number"));
    }

    /** What to tell if the check fails. A measure that is not defined fails: what was to be checked cannot be. */
    Optional<String> failure(Summary summary) {
        OptionalDouble value = Measures.find(summary, measure).orElseThrow().value();
        if (value.isEmpty()) {
            return Optional.of("check failed: " + this + ": " + measure + " is not defined (" + summary.nullReasons().getOrDefault(measure, "no reason") + ")");
        }
        boolean holds = Guardrail.compares(value.getAsDouble(), operator, limit);
        return holds ? Optional.of("check failed: " + this + ": " + measure + " is " + plain(value.getAsDouble())) : Optional.empty();
    }

    @Override
    public String toString() {
        return measure + operator + plain(limit);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
