package dev.wafer.engine.feature;

import dev.wafer.api.Column;
import java.time.Instant;

/**
 * The only kind of column, so that the compiler can see through every read: an array, and a cursor shared by the columns of one timeline. Two are
 * equal when they have the same values, so that a feature of an optional column equals the one of the plain column.
 */
final class EngineColumn implements Column {
    private final double[] values;
    private final Cursor cursor;
    private final ColumnData data;
    private final ColumnBook book;
    private final String formula;
    private final boolean isOptional;

    EngineColumn(ColumnBook book, ColumnData data, Cursor cursor, String formula, boolean isOptional) {
        this.book = book;
        this.data = data;
        this.values = data.values();
        this.cursor = cursor;
        this.formula = formula;
        this.isOptional = isOptional;
    }

    @Override
    public double now() {
        double value = values[cursor.slot];
        if (Double.isNaN(value)) {
            throw notKnown(0);
        }
        return value;
    }

    @Override
    public double ago(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException(formula + ": found ago(" + rows + "), expected 0 or more rows");
        }
        double value = values[Math.max(cursor.slot - rows, 0)];
        if (Double.isNaN(value)) {
            throw notKnown(rows);
        }
        return value;
    }

    @Override
    public boolean isKnown() {
        return !Double.isNaN(values[cursor.slot]);
    }

    @Override
    public long ageMs() {
        if (cursor.slot == 0) {
            throw notKnown(0);
        }
        RunTime time = book.time();
        return time.closeMs(time.tick) - time.closeMs(cursor.timeline().tick(cursor.slot - 1));
    }

    private IllegalStateException notKnown(int rowsAgo) {
        RunTime time = book.time();
        if (time.tick < 0) {
            return new IllegalStateException(formula + ": not readable in start, only in onBar and onEvent");
        }
        String where = rowsAgo == 0 ? "" : " " + rowsAgo + " rows ago";
        return new IllegalStateException(formula + ": not known" + where + " at " + Instant.ofEpochMilli(time.closeMs(time.tick))
                + (isOptional ? "; ask isKnown() first" : ""));
    }

    @Override
    public Column optional() {
        return book.optional(this);
    }

    EngineColumn optionalView() {
        return isOptional ? this : new EngineColumn(book, data, cursor, formula, true);
    }

    @Override
    public Column sma(int window) {
        return book.apply(Operator.Kind.SMA.over(window), this);
    }

    @Override
    public Column ema(int window) {
        return book.apply(Operator.Kind.EMA.over(window), this);
    }

    @Override
    public Column rsi(int window) {
        return book.apply(Operator.Kind.RSI.over(window), this);
    }

    @Override
    public Column highest(int window) {
        return book.apply(Operator.Kind.HIGHEST.over(window), this);
    }

    @Override
    public Column lowest(int window) {
        return book.apply(Operator.Kind.LOWEST.over(window), this);
    }

    @Override
    public Column stdev(int window) {
        return book.apply(Operator.Kind.STDEV.over(window), this);
    }

    @Override
    public Column zscore(int window) {
        return book.apply(Operator.Kind.ZSCORE.over(window), this);
    }

    @Override
    public Column rank(int window) {
        return book.apply(Operator.Kind.RANK.over(window), this);
    }

    @Override
    public Column lag(int rows) {
        return book.apply(Operator.Kind.LAG.over(rows), this);
    }

    @Override
    public Column change(int rows) {
        return book.apply(Operator.Kind.CHANGE.over(rows), this);
    }

    @Override
    public Column plus(Column other) {
        return book.pair(Pairing.PLUS, this, other);
    }

    @Override
    public Column plus(double other) {
        return book.apply(new Operator.WithConstant(Pairing.PLUS, other), this);
    }

    @Override
    public Column minus(Column other) {
        return book.pair(Pairing.MINUS, this, other);
    }

    @Override
    public Column minus(double other) {
        return book.apply(new Operator.WithConstant(Pairing.MINUS, other), this);
    }

    @Override
    public Column times(Column other) {
        return book.pair(Pairing.TIMES, this, other);
    }

    @Override
    public Column times(double other) {
        return book.apply(new Operator.WithConstant(Pairing.TIMES, other), this);
    }

    @Override
    public Column dividedBy(Column other) {
        return book.pair(Pairing.DIVIDED_BY, this, other);
    }

    @Override
    public Column log() {
        return book.apply(new Operator.Log(), this);
    }

    @Override
    public Column sqrt() {
        return book.apply(new Operator.Root(), this);
    }

    @Override
    public Column abs() {
        return book.apply(new Operator.Abs(), this);
    }

    ColumnData data() {
        return data;
    }

    Cursor cursor() {
        return cursor;
    }

    ColumnBook book() {
        return book;
    }

    boolean isOptional() {
        return isOptional;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EngineColumn that && data == that.data && book == that.book;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(data);
    }

    @Override
    public String toString() {
        return formula;
    }
}
