package dev.wafer.data.io.runs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came out of a run that is kept.
 *
 * @param fingerprints by name, in their order: data, rules, parameters, decisions, fills, money
 * @param measures in their order
 */
public record RunOutcome(Map<String, String> fingerprints, List<Measure> measures) {
    /** Keeps what it was given. */
    public RunOutcome {
        measures = List.copyOf(measures);
    }

    /**
     * One measure of the summary.
     *
     * @param name {@code maxDrawdown}
     * @param value empty where it is not defined
     * @param isCount whether it is a whole number by nature
     * @param nullReason why it is empty; empty where it is not
     */
    public record Measure(String name, OptionalDouble value, boolean isCount, String nullReason) {}

    /** The measure of a name. */
    public Optional<Measure> measure(String name) {
        return measures.stream().filter(measure -> measure.name().equals(name)).findFirst();
    }
}
