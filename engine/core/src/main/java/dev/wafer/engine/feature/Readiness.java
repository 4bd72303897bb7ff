package dev.wafer.engine.feature;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Whether the columns that a part of a strategy declared can all be read at the current tick. */
public final class Readiness {
    private final RunTime time;
    private final EngineColumn[] columns;
    private final List<EngineColumn> declared;
    private final int readyFromTick;

    Readiness(RunTime time, List<EngineColumn> recorded, List<EngineColumn> declared) {
        this.time = time;
        this.declared = declared;
        this.columns = new LinkedHashSet<>(recorded).toArray(EngineColumn[]::new);
        int latest = 0;
        for (EngineColumn column : columns) {
            latest = Math.max(latest, column.data().knownFromTick());
        }
        this.readyFromTick = latest;
    }

    /** Whether no column was asked for. */
    public boolean isWithoutColumns() {
        return declared.isEmpty();
    }

    /** All columns that were asked for, those that are not waited for included. */
    List<EngineColumn> declared() {
        return declared;
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

    /** The ticks, from one to before another, at which all of them are known; once the run has passed them. */
    public BitSet readyTicks(int fromTick, int toTick) {
        BitSet ready = new BitSet(toTick);
        ready.set(fromTick, toTick);
        for (EngineColumn column : columns) {
            ready.and(column.data().knownTicks(fromTick, toTick));
        }
        return ready;
    }

    /** In words which column is waited for where all are never known together: the one known at the fewest of these ticks. Empty without columns. */
    public Optional<String> obstacle(int fromTick, int toTick) {
        return Arrays.stream(columns).min(Comparator.comparingInt(column -> column.data().knownTicks(fromTick, toTick).cardinality()))
                .map(column -> said(column, fromTick, toTick));
    }

    private String said(EngineColumn column, int fromTick, int toTick) {
        int count = column.data().knownTicks(fromTick, toTick).cardinality();
        if (count > 0) {
            return column + " is known at " + count + " of " + (toTick - fromTick) + " closes, never together with the others";
        }
        int firstTick = column.data().isLive() ? Integer.MAX_VALUE : column.data().firstKnownTick();
        return firstTick >= toTick && firstTick < time.tickCount()
                ? column + " is known from " + Instant.ofEpochMilli(time.closeMs(firstTick)) + " on, after the run's end" : column + " is never known";
    }
}
