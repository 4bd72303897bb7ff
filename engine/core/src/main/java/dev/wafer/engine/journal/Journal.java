package dev.wafer.engine.journal;

/** Everything that happened in a run, in order. */
public final class Journal {
    /** Number of entries. */
    public int count() {
        return 0;
    }
}
