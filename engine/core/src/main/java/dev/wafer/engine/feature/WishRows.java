package dev.wafer.engine.feature;

import dev.wafer.api.Column;
import dev.wafer.api.Condition;
import dev.wafer.api.Wish;
import dev.wafer.engine.lane.Lanes;
import java.util.Optional;

/** When a wish changes its mind, read from columns that were computed ahead. It says the same as asking the wish at every close would. */
public final class WishRows {
    /** Bits of a condition over a stretch of ticks. */
    private interface Bits {
        long at(int fromTick, int count);
    }

    private final Bits longs;
    private final Bits shorts;
    private final Bits flats;

    private WishRows(Bits longs, Bits shorts, Bits flats) {
        this.longs = longs;
        this.shorts = shorts;
        this.flats = flats;
    }

    /** The rows of a wish; none if one of its columns depends on a user's feature or may be unknown. */
    public static Optional<WishRows> of(Wish wish, Lanes lanes) {
        if (!isAhead(wish.longs()) || !isAhead(wish.shorts()) || !isAhead(wish.flats())) {
            return Optional.empty();
        }
        return Optional.of(new WishRows(bits(wish.longs(), lanes), bits(wish.shorts(), lanes), bits(wish.flats(), lanes)));
    }

    private static boolean isAhead(Condition condition) {
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

    private static Bits bits(Condition condition, Lanes lanes) {
        return switch (condition) {
            case Condition.Never _ -> (_, _) -> 0;
            case Condition.Above above -> {
                double[] left = values(above.left());
                double[] right = values(above.right());
                yield (tick, count) -> lanes.above(left, right, tick + 1, count);
            }
            case Condition.AboveLevel above -> {
                double[] left = values(above.left());
                yield (tick, count) -> lanes.aboveLevel(left, above.level(), tick + 1, count);
            }
            case Condition.BelowLevel below -> {
                double[] left = values(below.left());
                yield (tick, count) -> lanes.belowLevel(left, below.level(), tick + 1, count);
            }
            case Condition.And and -> both(bits(and.left(), lanes), bits(and.right(), lanes));
            case Condition.Or or -> either(bits(or.left(), lanes), bits(or.right(), lanes));
            case Condition.Not not -> {
                Bits inner = bits(not.inner(), lanes);
                yield (tick, count) -> ~inner.at(tick, count);
            }
        };
    }

    private static Bits both(Bits left, Bits right) {
        return (tick, count) -> left.at(tick, count) & right.at(tick, count);
    }

    private static Bits either(Bits left, Bits right) {
        return (tick, count) -> left.at(tick, count) | right.at(tick, count);
    }

    private static double[] values(Column column) {
        EngineColumn own = (EngineColumn) column;
        return own.data().byTick(own.book().time().tickCount());
    }

    /**
     * First tick, from one to before another, at whose close the wish is for another side than this one (1 long, -1 short, 0 flat); the end if there is
     * none. All columns must be known from the first tick on.
     */
    public int nextChange(int fromTick, int toTick, int side) {
        for (int tick = fromTick; tick < toTick; tick += Lanes.SLOTS) {
            int count = Math.min(Lanes.SLOTS, toTick - tick);
            long bits = change(tick, count, side) & (-1L >>> (Lanes.SLOTS - count));
            if (bits != 0) {
                return tick + Long.numberOfTrailingZeros(bits);
            }
        }
        return toTick;
    }

    /** The side wished at the close of a tick, or the one given where it is to be held. */
    public int sideAt(int tick, int side) {
        if ((longs.at(tick, 1) & 1) != 0) {
            return 1;
        }
        if ((shorts.at(tick, 1) & 1) != 0) {
            return -1;
        }
        return (flats.at(tick, 1) & 1) != 0 ? 0 : side;
    }

    /** What is not needed is not computed: while long, only where shorts or flats hold does it matter whether longs do. */
    private long change(int tick, int count, int side) {
        if (side > 0) {
            long others = shorts.at(tick, count) | flats.at(tick, count);
            return others == 0 ? 0 : others & ~longs.at(tick, count);
        }
        long toLong = longs.at(tick, count);
        if (side == 0) {
            return toLong | shorts.at(tick, count);
        }
        long toFlat = flats.at(tick, count);
        return toFlat == 0 ? toLong : toLong | (toFlat & ~shorts.at(tick, count));
    }
}
