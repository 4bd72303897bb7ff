package dev.wafer.data.io.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of one point of a sweep.
 *
 * @param point its number
 * @param refusal why it was not run, if it was not
 * @param measures one for each measure of the log, empty where it is not defined; none at all for a refused point
 */
public record ResultRow(long point, Optional<String> refusal, List<OptionalDouble> measures) {
    /** Checks that it either ran or was refused. */
    public ResultRow {
        measures = List.copyOf(measures);
        if (!(point >= 0) || refusal.isPresent() != measures.isEmpty()) {
            throw new IllegalArgumentException("result: found point " + point + " with " + measures.size() + " measures and the refusal " + refusal
                    + ", expected either");
        }
    }
}
