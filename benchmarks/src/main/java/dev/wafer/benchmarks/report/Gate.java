package dev.wafer.benchmarks.report;

import dev.wafer.benchmarks.Allocation;
import dev.wafer.benchmarks.harness.Answers;
import dev.wafer.benchmarks.harness.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a change may land: no byte allocated for a bar, equal results on every path, and a bar in the engine at most three times one by hand. */
final class Gate {
    static final double MOST_ENGINE_PER_HAND = 3;
    static final List<String> BYTES_PER_BAR = Arrays.stream(Allocation.Kind.values()).map(Allocation.Kind::key).toList();

    private Gate() {}

    /** Why it may not, a line each, with what was found and what was expected; empty if it may. */
    static List<String> failures(Answers answers) {
        List<String> failures = new ArrayList<>();
        answers.differences().forEach(difference -> failures.add("results differ: " + difference));
        BYTES_PER_BAR.forEach(key -> allocation(key, answers.figure(key)).ifPresent(failures::add));
        ratio(answers).ifPresent(failures::add);
        return List.copyOf(failures);
    }

    private static Optional<String> allocation(String key, Optional<Figure> figure) {
        if (figure.isEmpty()) {
            return Optional.of(key + ": not measured, expected 0");
        }
        double bytes = figure.get().value();
        return bytes == 0 ? Optional.empty() : Optional.of(key + ": found " + bytes + ", expected 0: the loop allocates");
    }

    private static Optional<String> ratio(Answers answers) {
        Optional<Double> ratio = answers.ratio("engine_ns_per_bar", "hand_ns_per_bar");
        if (ratio.isEmpty()) {
            return Optional.of("engine / by hand: not measured, expected at most " + MOST_ENGINE_PER_HAND);
        }
        return ratio.get() <= MOST_ENGINE_PER_HAND ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "engine / by hand: found %.2f, expected at most %.2f: %.0f %% too slow", ratio.get(),
                        MOST_ENGINE_PER_HAND, (ratio.get() / MOST_ENGINE_PER_HAND - 1) * 100));
    }
}
