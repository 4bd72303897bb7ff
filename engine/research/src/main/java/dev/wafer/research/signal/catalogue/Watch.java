package dev.wafer.research.signal.catalogue;

/** What a {@link SignalRule} saw while it ran: enough to say why it never traded. */
final class Watch {
    private int mostValues;
    private boolean hasAsked;

    /** A symbol's signal was known for the so-manieth time, and this exposure was asked for. */
    void saw(int values, double exposure) {
        mostValues = Math.max(mostValues, values);
        hasAsked |= exposure != 0;
    }

    String whyIdle() {
        if (mostValues <= SignalRule.LEAST_VALUES) {
            return "the signal was known at " + mostValues + " daily closes, expected more than " + SignalRule.LEAST_VALUES;
        }
        return hasAsked ? "nothing it asked for was filled" : "the signal never stood half a standard deviation from its past";
    }
}
