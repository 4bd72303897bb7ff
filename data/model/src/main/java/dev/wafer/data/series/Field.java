package dev.wafer.data.series;

import java.util.List;
import java.util.Optional;

/** The columns of a bar. Prices are USDC per share, volume and open interest are shares; open interest is one-sided. */
public enum Field {
    OPEN("open", true),
    HIGH("high", true),
    LOW("low", true),
    CLOSE("close", true),
    VOLUME("volume", false),
    OPEN_INTEREST("open_interest", false),
    MARK_OPEN("mark_open", false),
    MARK_HIGH("mark_high", false),
    MARK_LOW("mark_low", false),
    MARK_CLOSE("mark_close", false),
    ORACLE("oracle", false);

    /** The four mark columns: known together or not at all in a row. */
    public static final List<Field> MARKS = List.of(MARK_OPEN, MARK_HIGH, MARK_LOW, MARK_CLOSE);

    private final String columnName;
    private final boolean isRequired;

    Field(String columnName, boolean isRequired) {
        this.columnName = columnName;
        this.isRequired = isRequired;
    }

    /** The name in files: {@code open_interest}. */
    public String columnName() {
        return columnName;
    }

    /** Whether every row must have a value. */
    public boolean isRequired() {
        return isRequired;
    }

    /** Whether zero is a valid value: true for volume and open interest, false for prices. */
    public boolean isQuantity() {
        return this == VOLUME || this == OPEN_INTEREST;
    }

    /** The field of a column name, if it is one. */
    public static Optional<Field> ofColumn(String columnName) {
        for (Field field : values()) {
            if (field.columnName.equals(columnName)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
