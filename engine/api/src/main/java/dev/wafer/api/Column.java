package dev.wafer.api;

/**
 * Values over time, each known from one close on. Readable in onBar and onEvent, never in start. A row without a needed input is
 * not known. Columns of several symbols have a row where all of them have a bar; of several grids, on the finest, coarser ones carried.
 * {@code toString} is the formula: {@code sma(close MU, 20)}.
 */
public interface Column {
    /**
     * The last row.
     *
     * @throws IllegalStateException naming the column, if it is not known
     */
    double now();

    /** Rows of this column, not bars of the clock: {@code ago(0)} is {@code now()}. */
    double ago(int rows);

    /** Whether the last row has a value. */
    boolean isKnown();

    /** From the time the last row became known until now. */
    long ageMs();

    /** The same values, but onBar does not wait for them: ask {@link #isKnown} first. */
    Column optional();

    /** Mean of the last {@code window} rows; known once all of them are. */
    Column sma(int window);

    /** Exponential mean, weight {@code 2 / (window + 1)}, started with the plain mean of the first {@code window} known rows. */
    Column ema(int window);

    /** Relative strength index after Wilder, 0..100: smoothed by {@code 1 / window}, started with the plain mean of the first {@code window} changes. */
    Column rsi(int window);

    /** Highest of the last {@code window} rows. */
    Column highest(int window);

    /** Lowest of the last {@code window} rows. */
    Column lowest(int window);

    /** Sample standard deviation (divisor {@code window - 1}) of the last {@code window} rows. */
    Column stdev(int window);

    /** (x - sma) / stdev of the window, the last row included. */
    Column zscore(int window);

    /** Share of the window's rows below the last one, ties half, 0..1. */
    Column rank(int window);

    /** The value so many rows earlier. */
    Column lag(int rows);

    /** x / x.lag(rows) - 1. */
    Column change(int rows);

    /** Sum, row by row. */
    Column plus(Column other);

    /** Sum with a constant. */
    Column plus(double other);

    /** Difference, row by row. */
    Column minus(Column other);

    /** Difference to a constant. */
    Column minus(double other);

    /** Product, row by row. */
    Column times(Column other);

    /** Product with a constant. */
    Column times(double other);

    /** Quotient, row by row; a row that divides by zero is not known. */
    Column dividedBy(Column other);

    /** Natural logarithm; not known where this is not above zero. */
    Column log();

    /** Square root; not known below zero. */
    Column sqrt();

    /** Distance from zero. */
    Column abs();

    /** True while this is above the other by more than 1e-12 relative. */
    default Condition above(Column other) {
        return new Condition.Above(this, other);
    }

    /** True while this is below the other by more than 1e-12 relative. */
    default Condition below(Column other) {
        return new Condition.Above(other, this);
    }

    /** True while this is above a level by more than 1e-12 relative. */
    default Condition above(double level) {
        return new Condition.AboveLevel(this, level);
    }

    /** True while this is below a level by more than 1e-12 relative. */
    default Condition below(double level) {
        return new Condition.BelowLevel(this, level);
    }
}
