package dev.wafer.research.causality;

import java.util.List;
import java.util.Optional;

/**
 * What changes if the data, and the run, start later.
 *
 * @param startsMs first bars of the later starts, UTC milliseconds
 * @param comparedFromMs from which close on all are compared, UTC milliseconds
 * @param columns of the strategy
 * @param unsettled columns that do not agree from there on, by their formula
 * @param decisions of the run from its first bar on, from the compared close on
 * @param difference the first decision that another start changes
 */
public record StartReport(List<Long> startsMs, long comparedFromMs, int columns, List<Unsettled> unsettled, int decisions, Optional<Difference> difference) {
    /**
     * A column that remembers where it started.
     *
     * @param column its formula
     * @param timeMs the last close at which it differs by more than 1e-9 of its mean size
     * @param most the largest difference there, as a fraction of its mean size
     */
    public record Unsettled(String column, long timeMs, double most) {}

    /**
     * A decision that depends on the start.
     *
     * @param startMs the other start
     * @param timeMs the close
     * @param first what was decided from the first start; empty if nothing
     * @param second what was decided from the other; empty if nothing
     */
    public record Difference(long startMs, long timeMs, Optional<Decision> first, Optional<Decision> second) {}

    /** Whether a decision depends on the start and no column explains it. */
    public boolean dependsOnItsStart() {
        return difference.isPresent() && unsettled.isEmpty();
    }
}
