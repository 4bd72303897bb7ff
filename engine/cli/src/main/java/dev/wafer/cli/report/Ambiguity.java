package dev.wafer.cli.report;

import dev.wafer.engine.run.Bounds;
import java.util.List;
import java.util.Optional;

/**
 * Where the unknown order of high and low inside bars matters to a run.
 *
 * @param bars in the order they came
 * @param bounds what other orders would have led to, if that was asked for
 */
public record Ambiguity(List<AmbiguousBar> bars, Optional<Bounds> bounds) {
    /**
     * A bar in which another order would change what happened.
     *
     * @param symbol ticker
     * @param timeMs when it opens, UTC milliseconds
     */
    public record AmbiguousBar(String symbol, long timeMs) {}
}
