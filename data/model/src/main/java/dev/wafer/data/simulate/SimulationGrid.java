package dev.wafer.data.simulate;

import dev.wafer.data.session.SessionKind;
import dev.wafer.data.session.UsStockSessions;

/** The steps of a simulation: several to a bar, each with its session. */
final class SimulationGrid {
    private static final double HOUR_MS = 3_600_000;

    private final long fromMs;
    private final long stepMs;
    private final int stepsPerBar;
    private final SessionKind[] kinds;

    SimulationGrid(long fromMs, long toMs, long resolutionMs, int stepsPerBar) {
        this.fromMs = fromMs;
        this.stepsPerBar = stepsPerBar;
        stepMs = resolutionMs / stepsPerBar;
        kinds = new SessionKind[Math.toIntExact((toMs - fromMs) / stepMs)];
        UsStockSessions sessions = new UsStockSessions();
        for (int step = 0; step < kinds.length; step++) {
            kinds[step] = sessions.kindAt(startMs(step));
        }
    }

    int stepCount() {
        return kinds.length;
    }

    int stepsPerBar() {
        return stepsPerBar;
    }

    int stepsPerHour() {
        return (int) (HOUR_MS / stepMs);
    }

    double stepHours() {
        return stepMs / HOUR_MS;
    }

    long startMs(int step) {
        return fromMs + step * stepMs;
    }

    /** The step that starts at a time; may lie outside the grid. */
    int stepAt(long timeMs) {
        return Math.toIntExact((timeMs - fromMs) / stepMs);
    }

    SessionProfile profile(int step) {
        return SessionProfile.of(kinds[step]);
    }

    boolean isExternal(int step) {
        return kinds[step].isExternal();
    }

    /** Whether outside prices come back with this step. */
    boolean isReopening(int step) {
        return step > 0 && kinds[step].isExternal() && !kinds[step - 1].isExternal();
    }

    /** Variance of a step's return in squared units; a reopening carries its jump. */
    double variance(int step) {
        double deviation = profile(step).deviation();
        return deviation * deviation * stepHours() + (isReopening(step) ? SessionProfile.REOPENING_VARIANCE : 0);
    }
}
