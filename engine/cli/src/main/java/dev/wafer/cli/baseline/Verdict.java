package dev.wafer.cli.baseline;

import dev.wafer.research.baseline.Drift;
import java.util.List;
import java.util.Optional;

/**
 * What a check, a record or an update found of one baseline.
 *
 * @param name of the baseline
 * @param drift how it differs from its pins, if it does
 * @param broken the guardrails it does not keep, in words
 * @param failure why it could not be run or compared, if it could not
 */
public record Verdict(String name, Optional<Drift> drift, List<String> broken, Optional<Failure> failure) {
    /**
     * Why a baseline could not be looked at.
     *
     * @param isInput whether its data or its pins are the reason, else the request
     * @param message in words
     */
    public record Failure(boolean isInput, String message) {}

    static Verdict of(String name, Optional<Drift> drift, List<String> broken) {
        return new Verdict(name, drift, List.copyOf(broken), Optional.empty());
    }

    static Verdict failed(String name, boolean isInput, String message) {
        return new Verdict(name, Optional.empty(), List.of(), Optional.of(new Failure(isInput, message)));
    }

    /** Whether it was run, is as pinned and keeps its guardrails. */
    public boolean isGood() {
        return drift.isEmpty() && broken.isEmpty() && failure.isEmpty();
    }
}
