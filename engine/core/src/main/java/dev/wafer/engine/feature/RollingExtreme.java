package dev.wafer.engine.feature;

import java.util.Arrays;

/** Highest (sign 1) or lowest (sign -1) of the last {@code window} known rows: a queue of the slots that can still become the extreme. */
final class RollingExtreme extends RunStep {
    private final int window;
    private final int sign;
    private int[] slots = new int[16];
    private int first;
    private int count;

    RollingExtreme(int window, int sign) {
        this.window = window;
        this.sign = sign;
    }

    @Override
    double next(double[] values, int slot, int run) {
        if (run == 1) {
            count = 0;
        }
        if (count > 0 && slots[first] <= slot - window) {
            first = (first + 1) & (slots.length - 1);
            count--;
        }
        while (count > 0 && sign * values[slots[last()]] <= sign * values[slot]) {
            count--;
        }
        grow();
        count++;
        slots[last()] = slot;
        return run >= window ? values[slots[first]] : ColumnData.NOT_KNOWN;
    }

    private int last() {
        return (first + count - 1) & (slots.length - 1);
    }

    private void grow() {
        if (count < slots.length) {
            return;
        }
        int[] wider = Arrays.copyOf(slots, 2 * count);
        for (int i = 0; i < count; i++) {
            wider[i] = slots[(first + i) & (count - 1)];
        }
        slots = wider;
        first = 0;
    }
}
