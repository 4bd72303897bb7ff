package dev.wafer.api;

/**
 * A declared comparison of columns: the engine reads it as data and can compute it ahead. Above means by more than 1e-12 relative, so that two
 * routes to the same number do not decide a trade.
 */
public sealed interface Condition {
    /** Relative difference below which two values count as equal. */
    double RELATIVE_TIE = 1e-12;

    /** Whether it holds now. */
    boolean isTrue();

    /** A condition that never holds. */
    static Condition never() {
        return new Never();
    }

    /** Both hold. */
    default Condition and(Condition other) {
        return new And(this, other);
    }

    /** At least one holds. */
    default Condition or(Condition other) {
        return new Or(this, other);
    }

    /** This one does not hold. */
    default Condition not() {
        return new Not(this);
    }

    /** Whether one value is above another by more than the tie. */
    static boolean isAbove(double left, double right) {
        double gap = left - right;
        return gap > 0 && gap > RELATIVE_TIE * Math.abs(left) && gap > RELATIVE_TIE * Math.abs(right);
    }

    /** Never true. */
    record Never() implements Condition {
        @Override
        public boolean isTrue() {
            return false;
        }

        @Override
        public String toString() {
            return "never";
        }
    }

    /** One column above another. */
    record Above(Column left, Column right) implements Condition {
        @Override
        public boolean isTrue() {
            return isAbove(left.now(), right.now());
        }

        @Override
        public String toString() {
            return left + " above " + right;
        }
    }

    /** A column above a level. */
    record AboveLevel(Column left, double level) implements Condition {
        @Override
        public boolean isTrue() {
            return isAbove(left.now(), level);
        }

        @Override
        public String toString() {
            return left + " above " + level;
        }
    }

    /** A column below a level. */
    record BelowLevel(Column left, double level) implements Condition {
        @Override
        public boolean isTrue() {
            return isAbove(level, left.now());
        }

        @Override
        public String toString() {
            return left + " below " + level;
        }
    }

    /** Both. */
    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean isTrue() {
            return left.isTrue() && right.isTrue();
        }

        @Override
        public String toString() {
            return "(" + left + " and " + right + ")";
        }
    }

    /** Either. */
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean isTrue() {
            return left.isTrue() || right.isTrue();
        }

        @Override
        public String toString() {
            return "(" + left + " or " + right + ")";
        }
    }

    /** The opposite. */
    record Not(Condition inner) implements Condition {
        @Override
        public boolean isTrue() {
            return !inner.isTrue();
        }

        @Override
        public String toString() {
            return "not (" + inner + ")";
        }
    }
}
