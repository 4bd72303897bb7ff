package dev.wafer.engine.feature;

import dev.wafer.api.Column;
import dev.wafer.api.Condition;
import dev.wafer.engine.lane.Lanes;
import dev.wafer.engine.lane.Row;

/** Where a condition holds, read from columns that were computed ahead: slot {@code tick + 1} tells of the close of a tick. */
interface ConditionRows {
    /** Bit k tells of slot {@code from + k}; bits from {@code count} on, at most 64, mean nothing. */
    long at(int fromSlot, int count);

    /** Whether it surely holds in no slot of a whole block of {@link Lanes#BLOCK}; false says nothing. */
    boolean isNowhere(int block);

    /** Whether all columns of a condition are computed ahead. */
    static boolean isAhead(Condition condition) {
        return switch (condition) {
            case Condition.Never _ -> true;
            case Condition.Above above -> isAhead(above.left()) && isAhead(above.right());
            case Condition.AboveLevel above -> isAhead(above.left());
            case Condition.BelowLevel below -> isAhead(below.left());
            case Condition.And and -> isAhead(and.left()) && isAhead(and.right());
            case Condition.Or or -> isAhead(or.left()) && isAhead(or.right());
            case Condition.Not not -> isAhead(not.inner());
        };
    }

    private static boolean isAhead(Column column) {
        return column instanceof EngineColumn own && !own.isOptional() && !own.data().isLive();
    }

    /** The rows of a condition whose columns are computed ahead. */
    static ConditionRows of(Condition condition, Lanes lanes) {
        return switch (condition) {
            case Condition.Never _ -> new Never();
            case Condition.Above above -> new Above(row(above.left()), row(above.right()), lanes);
            case Condition.AboveLevel above -> new AboveLevel(row(above.left()), above.level(), lanes);
            case Condition.BelowLevel below -> new BelowLevel(row(below.left()), below.level(), lanes);
            case Condition.And and -> new And(of(and.left(), lanes), of(and.right(), lanes));
            case Condition.Or or -> new Or(of(or.left(), lanes), of(or.right(), lanes));
            case Condition.Not not -> new Not(of(not.inner(), lanes));
        };
    }

    private static Row row(Column column) {
        EngineColumn own = (EngineColumn) column;
        return own.data().byTick(own.book().time().tickCount());
    }

    /** Holds nowhere. */
    record Never() implements ConditionRows {
        @Override
        public long at(int fromSlot, int count) {
            return 0;
        }

        @Override
        public boolean isNowhere(int block) {
            return true;
        }
    }

    /** One column above another. */
    record Above(Row left, Row right, Lanes lanes) implements ConditionRows {
        @Override
        public long at(int fromSlot, int count) {
            return lanes.above(left.values(), right.values(), fromSlot, count);
        }

        @Override
        public boolean isNowhere(int block) {
            return lanes.isNowhereAbove(left, right, block);
        }
    }

    /** A column above a level. */
    record AboveLevel(Row left, double level, Lanes lanes) implements ConditionRows {
        @Override
        public long at(int fromSlot, int count) {
            return lanes.aboveLevel(left.values(), level, fromSlot, count);
        }

        @Override
        public boolean isNowhere(int block) {
            return lanes.isNowhereAboveLevel(left, level, block);
        }
    }

    /** A column below a level. */
    record BelowLevel(Row left, double level, Lanes lanes) implements ConditionRows {
        @Override
        public long at(int fromSlot, int count) {
            return lanes.belowLevel(left.values(), level, fromSlot, count);
        }

        @Override
        public boolean isNowhere(int block) {
            return lanes.isNowhereBelowLevel(left, level, block);
        }
    }

    /** Both. */
    record And(ConditionRows left, ConditionRows right) implements ConditionRows {
        @Override
        public long at(int fromSlot, int count) {
            return left.at(fromSlot, count) & right.at(fromSlot, count);
        }

        @Override
        public boolean isNowhere(int block) {
            return left.isNowhere(block) || right.isNowhere(block);
        }
    }

    /** One of both, or both. */
    record Or(ConditionRows left, ConditionRows right) implements ConditionRows {
        @Override
        public long at(int fromSlot, int count) {
            return left.at(fromSlot, count) | right.at(fromSlot, count);
        }

        @Override
        public boolean isNowhere(int block) {
            return left.isNowhere(block) && right.isNowhere(block);
        }
    }

    /** Not the other. */
    record Not(ConditionRows inner) implements ConditionRows {
        @Override
        public long at(int fromSlot, int count) {
            return ~inner.at(fromSlot, count);
        }

        @Override
        public boolean isNowhere(int block) {
            return false;
        }
    }
}
