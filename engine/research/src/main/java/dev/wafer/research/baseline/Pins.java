package dev.wafer.research.baseline;

import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunResult.Fingerprints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/**
 * What is pinned of a run, beside its events.
 *
 * @param semantics the meaning of the engine, as a number that is raised when results move with it
 * @param fingerprints of what went in and what came out
 * @param data by symbol, what the run could read of it
 * @param rules by name and date, the values in force
 * @param parameters of the strategy and of the run, by name
 * @param measures by name, empty where one is not defined
 */
public record Pins(int semantics, Fingerprints.All fingerprints, Map<String, String> data, Map<String, String> rules, Map<String, String> parameters,
        Map<String, String> measures) {
    /** Keeps the order of the maps. */
    public Pins {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }

    /** A measure as it is pinned. */
    public static String measure(OptionalDouble value) {
        return value.isPresent() ? NumberText.of(value.getAsDouble()) : "";
    }

    /** The events that go with the pins of a run; {@code sizeDecimals} tells those of a ticker. */
    public static List<PinnedEvent> events(RunResult result, ToIntFunction<String> sizeDecimals) {
        return EventRows.of(result, sizeDecimals);
    }

    /** What differs between two maps, in the order of the pinned one; what only the later one has comes last. */
    static List<Change> changes(Map<String, String> pinned, Map<String, String> now) {
        Map<String, String> all = new LinkedHashMap<>(pinned);
        now.forEach(all::putIfAbsent);
        List<Change> changes = new ArrayList<>();
        for (String name : all.keySet()) {
            String before = pinned.getOrDefault(name, ""), after = now.getOrDefault(name, "");
            if (!before.equals(after) || pinned.containsKey(name) != now.containsKey(name)) {
                changes.add(new Change(name, before, after));
            }
        }
        return List.copyOf(changes);
    }
}
