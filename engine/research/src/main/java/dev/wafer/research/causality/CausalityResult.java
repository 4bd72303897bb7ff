package dev.wafer.research.causality;

import java.util.List;
import java.util.Optional;

/**
 * What was checked of a strategy and what was found.
 *
 * @param closes closes of the run at which data could have been cut
 * @param decisions decisions of the run on the whole data
 * @param cuts closes at which data was cut, each run in a class loader of its own
 * @param compared decisions compared on cut data, over all cuts
 * @param refusedCuts cuts at which the strategy refused the data, and had decided nothing by then on the whole either
 * @param rememberedCuts cuts run again in a loader that had run the whole data before
 * @param repeats runs over the whole data compared with the first
 * @param traits what its classes hold and reach for
 * @param violations one of each kind at most, the first of it in time
 * @param starts what other starts changed; empty if the data is too short to start elsewhere
 */
public record CausalityResult(int closes, int decisions, int cuts, long compared, int refusedCuts, int rememberedCuts, int repeats, CodeTraits traits,
        List<Violation> violations, Optional<StartReport> starts) {
    /** Whether nothing was found. */
    public boolean isProved() {
        return violations.isEmpty();
    }

    /** The first in time. */
    public Optional<Violation> first() {
        return violations.stream().min((a, b) -> Long.compare(a.timeMs().orElse(Long.MAX_VALUE), b.timeMs().orElse(Long.MAX_VALUE)));
    }
}
