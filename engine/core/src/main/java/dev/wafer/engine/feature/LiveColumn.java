package dev.wafer.engine.feature;

/** Fills a column that depends on a user's feature, row by row, as its rows become known. */
final class LiveColumn {
    private final double[] values;
    private final Cursor cursor;
    private final RowSource source;
    private int done;

    LiveColumn(ColumnData data, Cursor cursor, RowSource source) {
        this.values = data.values();
        this.cursor = cursor;
        this.source = source;
    }

    void catchUp() {
        while (done < cursor.slot) {
            done++;
            values[done] = ColumnData.finite(source.next(done));
        }
    }
}
