package dev.wafer.research.baseline;

import dev.wafer.engine.run.RunResult.Fingerprints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How a run differs from its pins.
 *
 * @param cause what made it differ
 * @param inputs what of the cause moved, where it can be named: symbols, rules, parameters, the meaning of the engine
 * @param alsoChanged what else went in and moved: the cause that comes first may not be all of it
 * @param first the first event that differs, if any does
 * @param measures those that moved
 */
public record Drift(Cause cause, List<Change> inputs, List<Change> alsoChanged, Optional<Divergence> first, List<Change> measures) {
    /** The name of the engine's meaning among what moved. */
    public static final String SEMANTICS = "semantics";
    /** The name of a run's symbols among its parameters. */
    public static final String SYMBOLS = "--symbols";
    /** Parameters that say what of the data is read: where one moved, other data are no news. */
    private static final Set<String> SLICE = Set.of("--from", "--to", SYMBOLS);

    /** The difference between pins and a later run, if there is one; the events are asked for only then. */
    public static Optional<Drift> between(Pins pinned, Pins now, Supplier<List<PinnedEvent>> pinnedEvents, Supplier<List<PinnedEvent>> nowEvents) {
        List<Change> measures = Pins.changes(pinned.measures(), now.measures());
        if (pinned.semantics() == now.semantics() && pinned.fingerprints().equals(now.fingerprints()) && measures.isEmpty()) {
            return Optional.empty();
        }
        Optional<Divergence> first = Divergence.between(pinnedEvents.get(), nowEvents.get());
        Cause cause = cause(pinned, now, first);
        List<Change> others = new ArrayList<>();
        for (Cause other : Cause.values()) {
            others.addAll(other == cause ? List.of() : inputs(other, pinned, now));
        }
        return Optional.of(new Drift(cause, inputs(cause, pinned, now), List.copyOf(others), first, measures));
    }

    private static Cause cause(Pins pinned, Pins now, Optional<Divergence> first) {
        Fingerprints.All before = pinned.fingerprints(), after = now.fingerprints();
        if (isOtherSlice(pinned, now)) {
            return Cause.PARAMETERS;
        }
        if (!before.data().equals(after.data())) {
            return Cause.DATA;
        }
        if (!before.rules().equals(after.rules())) {
            return Cause.RULES;
        }
        if (!before.parameters().equals(after.parameters())) {
            return Cause.PARAMETERS;
        }
        boolean isSameEngine = pinned.semantics() == now.semantics();
        return isSameEngine && first.filter(Divergence::isDecision).isPresent() ? Cause.STRATEGY : Cause.ENGINE;
    }

    private static boolean isOtherSlice(Pins pinned, Pins now) {
        return parameters(pinned, now).stream().map(Change::name).anyMatch(SLICE::contains);
    }

    /** What moved of what a cause stands for; values are compared only where their fingerprint, which is exact, differs. */
    private static List<Change> inputs(Cause cause, Pins pinned, Pins now) {
        Fingerprints.All before = pinned.fingerprints(), after = now.fingerprints();
        return switch (cause) {
            case DATA -> before.data().equals(after.data()) ? List.of() : Pins.changes(pinned.data(), now.data());
            case RULES -> before.rules().equals(after.rules()) ? List.of() : Pins.changes(pinned.rules(), now.rules());
            case PARAMETERS -> before.parameters().equals(after.parameters()) && !isOtherSlice(pinned, now) ? List.of() : parameters(pinned, now);
            case STRATEGY -> List.of();
            case ENGINE -> pinned.semantics() == now.semantics() ? List.of()
                    : List.of(new Change(SEMANTICS, Integer.toString(pinned.semantics()), Integer.toString(now.semantics())));
        };
    }

    /** Pins of earlier versions do not name the symbols, which is no change of them. */
    private static List<Change> parameters(Pins pinned, Pins now) {
        return Pins.changes(pinned.parameters(), now.parameters()).stream()
                .filter(change -> !change.name().equals(SYMBOLS) || pinned.parameters().containsKey(SYMBOLS)).toList();
    }
}
