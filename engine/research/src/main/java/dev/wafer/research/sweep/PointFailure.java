package dev.wafer.research.sweep;

/** A strategy failed, other than by a refusal. The cause is what it threw. */
public final class PointFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which point. */
    private final long point;

    PointFailure(long point, Throwable cause) {
        super("point " + point + ": " + cause.getMessage(), cause);
        this.point = point;
    }

    /** Number of the point. */
    public long point() {
        return point;
    }
}
