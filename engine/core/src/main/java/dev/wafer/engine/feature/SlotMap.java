package dev.wafer.engine.feature;

/** Where the values for a row of a joined timeline stand in one of its parts: at the part's last row that ends no later. */
final class SlotMap {
    private static final SlotMap SAME = new SlotMap(true, new int[0]);

    private final boolean isSame;
    private final int[] slots;

    private SlotMap(boolean isSame, int[] slots) {
        this.isSame = isSame;
        this.slots = slots;
    }

    static SlotMap from(Timeline joined, Timeline part) {
        if (joined.equals(part)) {
            return SAME;
        }
        int[] slots = new int[joined.rowCount() + 1];
        int known = 0;
        for (int row = 0; row < joined.rowCount(); row++) {
            while (known < part.rowCount() && part.endMs(known) <= joined.endMs(row)) {
                known++;
            }
            slots[row + 1] = known;
        }
        return new SlotMap(false, slots);
    }

    /** The part's slot; 0 if it has no row yet. */
    int of(int slot) {
        return isSame ? slot : slots[slot];
    }
}
