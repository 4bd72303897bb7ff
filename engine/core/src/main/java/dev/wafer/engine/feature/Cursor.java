package dev.wafer.engine.feature;

/** How many rows of a timeline one run knows: also the slot of the last of them. All columns of the timeline share it. */
final class Cursor {
    private final Timeline timeline;
    private final boolean isClock;

    /** Slot of the last row known; 0 before the first. */
    int slot;

    Cursor(Timeline timeline) {
        this.timeline = timeline;
        this.isClock = timeline.isClock();
    }

    /** Moves on to a tick; rows before the present one are never looked at again. */
    void advance(int tick) {
        if (isClock) {
            slot = tick + 1;
            return;
        }
        while (slot < timeline.rowCount() && timeline.tick(slot) <= tick) {
            slot++;
        }
    }

    Timeline timeline() {
        return timeline;
    }
}
