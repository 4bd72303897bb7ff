package dev.wafer.engine.feature;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Columns by key, up to so many bytes of values: beyond that the least recently used go. Whoever holds one keeps it; who asks for it again has it computed
 * anew. Each is computed once, by the thread that asks first; others wait for it alone.
 */
final class BoundedColumns {
    /** What a column takes beside its values: its key, its name, its place. */
    private static final long BYTES_BESIDE = 512;

    private final long mostBytes;
    private final Map<Object, Slot> slots = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    /** Room for one column. */
    private static final class Slot {
        private Optional<ColumnData> data = Optional.empty();
        private long bytes;

        synchronized ColumnData get(Supplier<ColumnData> compute) {
            if (data.isEmpty()) {
                data = Optional.of(compute.get());
            }
            return data.get();
        }
    }

    BoundedColumns(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    ColumnData get(Object key, Supplier<ColumnData> compute) {
        Slot slot = slot(key);
        ColumnData data = slot.get(compute);
        account(key, slot, BYTES_BESIDE + data.bytes());
        return data;
    }

    /** Bytes of the columns held, about. */
    synchronized long bytes() {
        return bytes;
    }

    private synchronized Slot slot(Object key) {
        return slots.computeIfAbsent(key, any -> new Slot());
    }

    private synchronized void account(Object key, Slot slot, long slotBytes) {
        if (slot.bytes != 0 || slots.get(key) != slot) {
            return;
        }
        slot.bytes = slotBytes;
        bytes += slotBytes;
        Iterator<Slot> oldest = slots.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            Slot next = oldest.next();
            if (next != slot && next.bytes != 0) {
                bytes -= next.bytes;
                oldest.remove();
            }
        }
    }
}
