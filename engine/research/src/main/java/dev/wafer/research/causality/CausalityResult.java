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
    /** What may be said of the strategy. It is no proof: some closes of one history were cut. */
    public enum Verdict {
        /** It decided, and no decision changed at a close that was cut. */
        NO_PEEK_FOUND,
        /** It decided nothing on the whole data: there was nothing that could have changed. */
        DECIDED_NOTHING,
        /** Something was found. */
        VIOLATED
    }

    /** In a word. */
    public Verdict verdict() {
        if (!violations.isEmpty()) {
            return Verdict.VIOLATED;
        }
        return decisions == 0 ? Verdict.DECIDED_NOTHING : Verdict.NO_PEEK_FOUND;
    }

    /** The first in time. */
    public Optional<Violation> first() {
        return violations.stream().min((a, b) -> Long.compare(a.timeMs().orElse(Long.MAX_VALUE), b.timeMs().orElse(Long.MAX_VALUE)));
    }
}
