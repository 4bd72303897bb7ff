package dev.wafer.api;

/**
 * A declared side per symbol: long, else short, else flat, by the first condition that is true; none true: hold.
 *
 * @param longs when to be long
 * @param shorts when to be short
 * @param flats when to be out
 */
public record Wish(Condition longs, Condition shorts, Condition flats) {
    /** Never changes anything. */
    public static Wish hold() {
        return new Wish(Condition.never(), Condition.never(), Condition.never());
    }

    /** Long while the condition is true. */
    public static Wish longWhen(Condition condition) {
        return hold().withLongs(condition);
    }

    /** Also short while the condition is true and the long one is not. */
    public Wish shortWhen(Condition condition) {
        return new Wish(longs, condition, flats);
    }

    /** Also flat while the condition is true and neither side's is. */
    public Wish flatWhen(Condition condition) {
        return new Wish(longs, shorts, condition);
    }

    private Wish withLongs(Condition condition) {
        return new Wish(condition, shorts, flats);
    }
}
