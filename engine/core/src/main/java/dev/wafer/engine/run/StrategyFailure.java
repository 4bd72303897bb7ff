package dev.wafer.engine.run;

import java.time.Instant;

/** A strategy threw, or broke a rule of the interface, at a close. The cause is what it threw. */
public final class StrategyFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** At which close it happened. */
    private final long timeMs;

    StrategyFailure(long timeMs, RuntimeException cause) {
        super("strategy failed at " + Instant.ofEpochMilli(timeMs) + ": " + cause.getMessage(), cause);
        this.timeMs = timeMs;
    }

    /** At which close it happened, UTC milliseconds. */
    public long timeMs() {
        return timeMs;
    }
}
