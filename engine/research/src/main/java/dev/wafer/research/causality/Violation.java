package dev.wafer.research.causality;

import java.util.Optional;

/**
 * One way in which a strategy's decisions do not follow from what was known.
 *
 * @param kind which
 * @param timeMs the first close at which it shows, UTC milliseconds; empty if it shows in the classes alone
 * @param first what was decided there in a new class loader, on the whole data; for what is remembered, on the cut data; empty if nothing
 * @param second what was decided there otherwise; empty if nothing
 * @param otherwise which run the second is: {@code on the data cut at ...}
 * @param cause what it comes from, most likely
 */
public record Violation(Kind kind, Optional<Long> timeMs, Optional<Decision> first, Optional<Decision> second, String otherwise, String cause) {
    /** Ways to know what cannot be known. */
    public enum Kind {
        /** A decision changes when the data after it is taken away. */
        AHEAD,
        /** Two runs of the same in new class loaders differ. */
        NOT_REPEATABLE,
        /** A second run after a first one differs. */
        CARRIED_OVER,
        /** After a run over all of the data, a decision on cut data differs. */
        REMEMBERS_THE_FUTURE,
        /** Its classes reach for files, the network or other processes, which no cut takes the future from. */
        REACHES_OUTSIDE
    }
}
