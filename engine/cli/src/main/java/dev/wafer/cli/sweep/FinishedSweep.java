package dev.wafer.cli.sweep;

import dev.wafer.cli.report.FinishedRun;
import dev.wafer.research.overfit.Luck;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A sweep that ended: all that any form of output reads.
 *
 * @param best the best point, run again by itself
 * @param strategyWord how the strategy is named on a command line
 * @param space which points there were
 * @param counts what became of them
 * @param rankedBy name of the measure
 * @param isHighestFirst whether more of it is better
 * @param top the best points, first to last
 * @param luck how much of the best may be luck
 * @param files what was written
 */
public record FinishedSweep(FinishedRun best, String strategyWord, Space space, Counts counts, String rankedBy, boolean isHighestFirst, List<RankedPoint> top,
        CountedLuck luck, List<String> files) {
    /**
     * How much of the best may be luck.
     *
     * @param luck what was found
     * @param isCounted whether its trials are all that a ledger knows of, not this sweep's alone
     */
    public record CountedLuck(Luck luck, boolean isCounted) {}

    /**
     * The points of a sweep.
     *
     * @param axes values by parameter as they were typed
     * @param fixed parameters that are the same at all points
     * @param combinations of the values of all axes
     * @param points how many the whole sweep has, drawn or all
     * @param isDrawn whether they were drawn from the combinations
     * @param shard which part of them was run, from 1 to {@code shards}
     * @param shards how many parts there are
     */
    public record Space(Map<String, String> axes, Map<String, Object> fixed, long combinations, long points, boolean isDrawn, int shard,
            int shards) {}

    /**
     * What became of the points.
     *
     * @param measured points that ran
     * @param refused points that the strategy refused
     * @param unranked points that ran and have no value to rank by
     * @param firstRefused those with the lowest numbers
     */
    public record Counts(long measured, long refused, long unranked, List<RefusedPoint> firstRefused) {
        /** All of them. */
        public long tried() {
            return measured + refused;
        }
    }

    /**
     * A point that ran.
     *
     * @param point its number
     * @param parameters values of the axes by name
     * @param measures by name
     */
    public record RankedPoint(long point, Map<String, Object> parameters, Map<String, OptionalDouble> measures) {}

    /**
     * A point that was refused.
     *
     * @param point its number
     * @param parameters values of the axes by name
     * @param reason what the strategy said
     */
    public record RefusedPoint(long point, Map<String, Object> parameters, String reason) {}
}
