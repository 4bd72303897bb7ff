package dev.wafer.api.signal;

import dev.wafer.api.Column;

/** Signs and parts of columns, out of the operators that columns have. */
final class Signs {
    /** Vanishes beside any size above 1e-284, so that the quotient is 1 exactly; keeps zero over zero from being asked. */
    private static final double NEARLY_NOTHING = 1e-300;

    private Signs() {}

    /** 1, 0 or -1. */
    static Column sign(Column column) {
        return column.dividedBy(column.abs().plus(NEARLY_NOTHING));
    }

    /** The value where it is above zero, else 0: {@code (x + |x|) / 2}, exact. */
    static Column positivePart(Column column) {
        return column.plus(column.abs()).times(0.5);
    }
}
