package dev.wafer.engine.feature;

import dev.wafer.api.Wish;
import dev.wafer.engine.lane.Lanes;
import java.util.Optional;

/** When a wish changes its mind, read from columns that were computed ahead. It says the same as asking the wish at every close would. */
public final class WishRows {
    /** Slots that are looked at together where a change may be: more would often be looked at in vain. */
    private static final int PIECE = 8;

    private final ConditionRows longs;
    private final ConditionRows shorts;
    private final ConditionRows flats;

    private WishRows(ConditionRows longs, ConditionRows shorts, ConditionRows flats) {
        this.longs = longs;
        this.shorts = shorts;
        this.flats = flats;
    }

    /** The rows of a wish; none if one of its columns depends on a user's feature or may be unknown. */
    public static Optional<WishRows> of(Wish wish, Lanes lanes) {
        if (!ConditionRows.isAhead(wish.longs()) || !ConditionRows.isAhead(wish.shorts()) || !ConditionRows.isAhead(wish.flats())) {
            return Optional.empty();
        }
        return Optional.of(new WishRows(ConditionRows.of(wish.longs(), lanes), ConditionRows.of(wish.shorts(), lanes), ConditionRows.of(wish.flats(), lanes)));
    }

    /**
     * First tick, from one to before another, at whose close the wish is for another side than this one (1 long, -1 short, 0 flat); the end if there is
     * none. All columns must be known from the first tick on.
     */
    public int nextChange(int fromTick, int toTick, int side) {
        int slot = fromTick + 1;
        int endSlot = toTick + 1;
        while (slot < endSlot) {
            int blockEnd = (slot / Lanes.BLOCK + 1) * Lanes.BLOCK;
            if (slot == blockEnd - Lanes.BLOCK && blockEnd <= endSlot && isSteady(slot / Lanes.BLOCK, side)) {
                slot = blockEnd;
            } else {
                int count = Math.min(Math.min(PIECE, blockEnd - slot), endSlot - slot);
                long bits = change(slot, count, side) & (-1L >>> (Lanes.SLOTS - count));
                if (bits != 0) {
                    return slot - 1 + Long.numberOfTrailingZeros(bits);
                }
                slot += count;
            }
        }
        return toTick;
    }

    /** The side wished at the close of a tick, or the one given where it is to be held. */
    public int sideAt(int tick, int side) {
        if ((longs.at(tick + 1, 1) & 1) != 0) {
            return 1;
        }
        if ((shorts.at(tick + 1, 1) & 1) != 0) {
            return -1;
        }
        return (flats.at(tick + 1, 1) & 1) != 0 ? 0 : side;
    }

    /** Whether no other side is wished in a whole block. */
    private boolean isSteady(int block, int side) {
        return (side == 1 || longs.isNowhere(block)) && (side == -1 || shorts.isNowhere(block)) && (side == 0 || flats.isNowhere(block));
    }

    /** What is not needed is not computed: while long, only where shorts or flats hold does it matter whether longs do. */
    private long change(int slot, int count, int side) {
        if (side > 0) {
            long others = shorts.at(slot, count) | flats.at(slot, count);
            return others == 0 ? 0 : others & ~longs.at(slot, count);
        }
        long toLong = longs.at(slot, count);
        if (side == 0) {
            return toLong | shorts.at(slot, count);
        }
        long toFlat = flats.at(slot, count);
        return toFlat == 0 ? toLong : toLong | (toFlat & ~shorts.at(slot, count));
    }
}
