package dev.wafer.engine.lane;

/** The inner loops. Both forms give the same bits; which one is used is the engine's choice. */
public interface Lanes {
    /** Slots that one comparison covers at most: the bits of a long. */
    int SLOTS = 64;
    /** Slots of a block, which can be passed over by its least and greatest values; block {@code b} begins at slot {@code b * BLOCK}. */
    int BLOCK = Extremes.BLOCK;

    /**
     * Carries a position over bars, from one to before another, while it is not in breach at its adverse extreme. The drawdown is brought up to date
     * with every bar passed, and {@link Held#equityUsd} is that of the last of them.
     *
     * @return the first bar not passed: the end, or one in breach
     */
    int carry(Held held, int fromTick, int toTick);

    /** First bar, from one to before another, at whose adverse extreme the position is in breach; the end if there is none. */
    int firstBreach(Held held, int fromTick, int toTick);

    /**
     * Where one column is above another by more than the relative tie: bit k tells of slot {@code from + k}. Up to 64 slots; bits beyond are zero.
     * Unknown values are above nothing.
     */
    long above(double[] left, double[] right, int fromSlot, int count);

    /** Where a column is above a level. */
    long aboveLevel(double[] left, double level, int fromSlot, int count);

    /** Where a column is below a level. */
    long belowLevel(double[] left, double level, int fromSlot, int count);

    /** Whether a column is surely above another in no slot of a whole block; false says nothing. */
    boolean isNowhereAbove(Row left, Row right, int block);

    /** Whether a column is surely above a level in no slot of a whole block; false says nothing. */
    boolean isNowhereAboveLevel(Row left, double level, int block);

    /** Whether a column is surely below a level in no slot of a whole block; false says nothing. */
    boolean isNowhereBelowLevel(Row left, double level, int block);

    /** The vector loops where this Java has them and its registers hold four numbers at least, else the plain ones. */
    static Lanes fastest() {
        return Fastest.LANES;
    }
}
