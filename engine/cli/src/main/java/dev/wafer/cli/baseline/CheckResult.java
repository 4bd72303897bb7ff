package dev.wafer.cli.baseline;

import dev.wafer.research.baseline.Cause;
import dev.wafer.research.baseline.Divergence;
import dev.wafer.research.baseline.Drift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param verdicts one for each baseline, in the order of their names
 */
public record CheckResult(List<Verdict> verdicts) {
    /**
     * Baselines that differ for one cause.
     *
     * @param cause what made them differ
     * @param members in the order of their names
     */
    record Group(Cause cause, List<Verdict> members) {
        /** The member whose events differ first, by time and then by name; the first member where no event differs. */
        Verdict shown() {
            return members.stream().filter(member -> divergence(member).isPresent())
                    .min(Comparator.comparing(member -> divergence(member).map(Divergence::time).orElse(""))).orElse(members.getFirst());
        }

        private static Optional<Divergence> divergence(Verdict member) {
            return member.drift().flatMap(Drift::first);
        }
    }

    /** Keeps the verdicts. */
    public CheckResult {
        verdicts = List.copyOf(verdicts);
    }

    /** How many are as pinned and keep their guardrails. */
    public int goodCount() {
        return (int) verdicts.stream().filter(Verdict::isGood).count();
    }

    /** Whether one could not be run as it was asked for. */
    public boolean hasWrongRequest() {
        return failed().stream().anyMatch(verdict -> !verdict.failure().orElseThrow().isInput());
    }

    /** Whether one could not be looked at for its data or its pins. */
    public boolean hasWrongInput() {
        return failed().stream().anyMatch(verdict -> verdict.failure().orElseThrow().isInput());
    }

    /** How many break a guardrail. */
    public int brokenCount() {
        return broken().size();
    }

    /** Whether what was to be pinned was: nothing is, unless all could be run. */
    public boolean isWritten() {
        return failed().isEmpty();
    }

    /** How many differ from their pins. */
    int driftCount() {
        return (int) verdicts.stream().filter(verdict -> verdict.drift().isPresent()).count();
    }

    /** Those that could not be looked at. */
    List<Verdict> failed() {
        return verdicts.stream().filter(verdict -> verdict.failure().isPresent()).toList();
    }

    /** Those that break a guardrail. */
    List<Verdict> broken() {
        return verdicts.stream().filter(verdict -> !verdict.broken().isEmpty()).toList();
    }

    /** Those that differ, by cause. */
    List<Group> groups() {
        Map<Cause, List<Verdict>> byCause = new EnumMap<>(Cause.class);
        verdicts.forEach(verdict -> verdict.drift().ifPresent(drift -> byCause.computeIfAbsent(drift.cause(), _ -> new ArrayList<>()).add(verdict)));
        return byCause.entrySet().stream().map(entry -> new Group(entry.getKey(), List.copyOf(entry.getValue()))).toList();
    }
}
