package dev.wafer.data.series;

/**
 * Where a symbol's open interest comes from. In bars it stands in the row at whose close it was known: the publication lag is already in it.
 *
 * @param kind a level at the close, or a mean over the interval
 * @param sourceVenue the venue it was measured on; levels of different sources are never mixed
 * @param intervalMs how often a value appears; a value older than two intervals is no longer known
 * @param publicationLagMs from the end of the interval until it was published
 * @param source where the figures were read
 */
public record OpenInterestFacts(Kind kind, String sourceVenue, long intervalMs, long publicationLagMs, String source) {
    /** What one value is. */
    public enum Kind { CLOSE, MEAN }

    /** Checks interval and lag. */
    public OpenInterestFacts {
        if (!(intervalMs > 0 && publicationLagMs >= 0)) {
            throw new IllegalArgumentException("open interest: found interval " + intervalMs + " ms and lag " + publicationLagMs
                    + " ms, expected an interval above 0 and a lag of 0 or more");
        }
    }
}
