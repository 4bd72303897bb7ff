package dev.wafer.engine.execution;

import dev.wafer.api.Event.Leg;
import java.util.Arrays;
import java.util.Objects;

/** The waiting orders of one symbol, by id; exits after the order they came from. A pool: removed orders are lent again. */
public final class WorkingOrders {
    private WorkingOrder[] slots = {};
    private int count;

    /** Number of waiting orders, exits included. */
    public int count() {
        return count;
    }

    /** Whether none waits. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** The order at a place, 0 to {@code count - 1}. */
    public WorkingOrder get(int place) {
        return slots[Objects.checkIndex(place, count)];
    }

    /** A new order at the place its id belongs to; the caller fills it in at once with {@link WorkingOrder#begin}. */
    public WorkingOrder add(long id) {
        if (count == slots.length) {
            int room = Math.max(8, count * 2);
            slots = Arrays.copyOf(slots, room);
            for (int i = count; i < room; i++) {
                slots[i] = new WorkingOrder();
            }
        }
        WorkingOrder order = slots[count];
        int place = count++;
        while (place > 0 && slots[place - 1].id > id) {
            slots[place] = slots[place - 1];
            place--;
        }
        slots[place] = order;
        return order;
    }

    /** Takes the order at a place out; those behind it move up. */
    public void remove(int place) {
        WorkingOrder gone = slots[Objects.checkIndex(place, count)];
        System.arraycopy(slots, place + 1, slots, place, count - place - 1);
        slots[--count] = gone;
    }

    /** Makes the order at a place a new one: another id, another price, everything else as it was. It goes behind all older ones. */
    public void renew(int place, long newId, double newPriceUsd, String because) {
        WorkingOrder order = slots[Objects.checkIndex(place, count)];
        System.arraycopy(slots, place + 1, slots, place, count - place - 1);
        slots[count - 1] = order;
        order.renew(newId, newPriceUsd, because);
    }

    /** Place of the order with this id that is not an exit; -1 if it does not wait. */
    public int placeOf(long id) {
        for (int i = 0; i < count; i++) {
            if (slots[i].id == id && !slots[i].isExit()) {
                return i;
            }
        }
        return -1;
    }

    /** Place of an order or of one of its exits; -1 if it does not wait. */
    int placeOf(long id, Leg leg) {
        for (int i = 0; i < count; i++) {
            if (slots[i].id == id && slots[i].leg == leg) {
                return i;
            }
        }
        return -1;
    }

    /** Place of the working target; -1 if there is none. */
    public int placeOfTarget() {
        for (int i = 0; i < count; i++) {
            if (slots[i].kind == OrderKind.TARGET) {
                return i;
            }
        }
        return -1;
    }

    /** Place of an order; -1 if it no longer waits. */
    int placeOf(WorkingOrder order) {
        for (int i = 0; i < count; i++) {
            if (slots[i] == order) {
                return i;
            }
        }
        return -1;
    }

    /** Takes over the orders of another book. */
    void copyFrom(WorkingOrders other) {
        count = 0;
        for (int i = 0; i < other.count; i++) {
            add(other.slots[i].id).copyFrom(other.slots[i]);
        }
    }
}
