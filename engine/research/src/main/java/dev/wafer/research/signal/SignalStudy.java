package dev.wafer.research.signal;

/** Studies signals. */
public final class SignalStudy {
    private SignalStudy() {}

    /** Studies every signal on every symbol and pooled, at every horizon, over all rows and in every regime. */
    public static StudyResult run(SignalPanel panel, PlaceboSource placebo, StudySettings settings) {
        throw new UnsupportedOperationException("not yet: " + panel.rows() + placebo + settings);
    }
}
