package dev.wafer.data.io.load;

import dev.wafer.data.series.Field;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/** Where the values of a bar stand in a row. */
final class BarColumns {
    private final int time;
    private final Map<Field, Integer> placeByField;

    BarColumns(int time, Map<Field, Integer> placeByField) {
        this.time = time;
        this.placeByField = new EnumMap<>(placeByField);
    }

    int time() {
        return time;
    }

    /** Place of a field that every row must have. */
    int need(Field field) {
        return find(field).orElseThrow(() -> new IllegalStateException("Invariant: no column for " + field.columnName()));
    }

    OptionalInt find(Field field) {
        Integer place = placeByField.get(field);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }
}
