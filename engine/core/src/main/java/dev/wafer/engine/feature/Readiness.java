package dev.wafer.engine.feature;

import java.util.LinkedHashSet;
import java.util.List;

/** Whether the columns that a part of a strategy declared can all be read at the current tick. */
public final class Readiness {
    private final RunTime time;
    private final EngineColumn[] columns;
    private final int readyFromTick;

    Readiness(RunTime time, List<EngineColumn> recorded) {
        this.time = time;
        this.columns = new LinkedHashSet<>(recorded).toArray(EngineColumn[]::new);
        int latest = 0;
        for (EngineColumn column : columns) {
            latest = Math.max(latest, column.data().knownFromTick());
        }
        this.readyFromTick = latest;
    }

    /** All of them known; true if there are none. From the tick on from which all stay known it is one comparison. */
    public boolean isReady() {
        return time.tick >= readyFromTick || areAllKnown();
    }

    /** Whether they are never all known before {@link #readyFromTick}. */
    public boolean isAtOnce() {
        int latest = 0;
        for (EngineColumn column : columns) {
            latest = Math.max(latest, column.data().firstKnownTick());
        }
        return latest >= readyFromTick;
    }

    /** From this tick on they all stay known. */
    public int readyFromTick() {
        return readyFromTick;
    }

    private boolean areAllKnown() {
        for (EngineColumn column : columns) {
            if (!column.isKnown()) {
                return false;
            }
        }
        return true;
    }
}
