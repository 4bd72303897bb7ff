package dev.wafer.data.io.store;

/** Whole numbers, each once: a table twice as large as what is in it. The numbers are hashes already. */
final class KeySet {
    private static final int FIRST_ROOM = 256;

    private long[] table = new long[FIRST_ROOM];
    private int count;
    private boolean hasZero;

    /** Whether it was not there. */
    boolean add(long key) {
        if (key == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        if (2 * count >= table.length) {
            grow();
        }
        int place = place(key);
        if (table[place] == key) {
            return false;
        }
        table[place] = key;
        count++;
        return true;
    }

    /** Whether it is there. */
    boolean contains(long key) {
        return key == 0 ? hasZero : table[place(key)] == key;
    }

    /** Where it is, or where it would be. */
    private int place(long key) {
        int place = (int) (key ^ key >>> Integer.SIZE) & table.length - 1;
        while (table[place] != 0 && table[place] != key) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    private void grow() {
        long[] before = table;
        table = new long[2 * before.length];
        for (long key : before) {
            if (key != 0) {
                table[place(key)] = key;
            }
        }
    }
}
