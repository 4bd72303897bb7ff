package dev.wafer.research.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a run differs from its pins.
 *
 * @param cause what made it differ
 * @param inputs what of the cause moved, where it can be named: symbols, rules, parameters, the meaning of the engine
 * @param first the first event that differs, if any does
 * @param measures those that moved
 */
public record Drift(Cause cause, List<Change> inputs, Optional<Divergence> first, List<Change> measures) {
    /** The name of the engine's meaning among what moved. */
    public static final String SEMANTICS = "semantics";

    /** The difference between pins and a later run, if there is one; the events are asked for only then. */
    public static Optional<Drift> between(Pins pinned, Pins now, Supplier<List<PinnedEvent>> pinnedEvents, Supplier<List<PinnedEvent>> nowEvents) {
        List<Change> measures = Pins.changes(pinned.measures(), now.measures());
        if (pinned.semantics() == now.semantics() && pinned.fingerprints().equals(now.fingerprints()) && measures.isEmpty()) {
            return Optional.empty();
        }
        Optional<Divergence> first = Divergence.between(pinnedEvents.get(), nowEvents.get());
        Cause cause = cause(pinned, now, first);
        return Optional.of(new Drift(cause, inputs(cause, pinned, now), first, measures));
    }

    private static Cause cause(Pins pinned, Pins now, Optional<Divergence> first) {
        if (!pinned.fingerprints().data().equals(now.fingerprints().data())) {
            return Cause.DATA;
        }
        if (!pinned.fingerprints().rules().equals(now.fingerprints().rules())) {
            return Cause.RULES;
        }
        if (!pinned.fingerprints().parameters().equals(now.fingerprints().parameters())) {
            return Cause.PARAMETERS;
        }
        boolean isSameEngine = pinned.semantics() == now.semantics();
        return isSameEngine && first.filter(Divergence::isDecision).isPresent() ? Cause.STRATEGY : Cause.ENGINE;
    }

    private static List<Change> inputs(Cause cause, Pins pinned, Pins now) {
        List<Change> changes = new ArrayList<>(switch (cause) {
            case DATA -> Pins.changes(pinned.data(), now.data());
            case RULES -> Pins.changes(pinned.rules(), now.rules());
            case PARAMETERS -> Pins.changes(pinned.parameters(), now.parameters());
            case STRATEGY, ENGINE -> List.of();
        });
        if (pinned.semantics() != now.semantics()) {
            changes.add(new Change(SEMANTICS, Integer.toString(pinned.semantics()), Integer.toString(now.semantics())));
        }
        return List.copyOf(changes);
    }
}
