package dev.wafer.research.montecarlo;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws sessions with replacement, in blocks of random length: the stationary bootstrap (D. N. Politis and J. P. Romano, "The Stationary
 * Bootstrap", Journal of the American Statistical Association 89, 1994) with a session as its unit. At each place a new block begins with the
 * chance {@code 1 / mean length}, at a session drawn evenly; otherwise the block goes on with the next session, after the last with the first.
 *
 * <p>A place with outside prices only takes a session with outside prices, a weekend's place only a weekend or holiday: a block that goes on skips
 * sessions of the other kind. A session longer than its place is cut, one that is shorter is followed by the next of its kind.
 */
final class BlockDraw {
    private final SessionUnits units;
    private final SessionUnits places;
    private final double restartChance;
    private final int[] externals;
    private final int[] internals;
    /** Per session the next one with outside prices, and the next one without; -1 where there is none. */
    private final int[] nextExternal;
    private final int[] nextInternal;

    BlockDraw(SessionUnits units, double meanBlockSessions) {
        this(units, units, meanBlockSessions);
    }

    /**
     * Into the places of another clock.
     *
     * @throws IllegalArgumentException if it has places of a kind that no session is of
     */
    BlockDraw(SessionUnits units, SessionUnits places, double meanBlockSessions) {
        this.units = units;
        this.places = places;
        restartChance = 1 / meanBlockSessions;
        externals = IntStream.range(0, units.count()).filter(units::isExternal).toArray();
        internals = IntStream.range(0, units.count()).filter(unit -> !units.isExternal(unit)).toArray();
        nextExternal = nexts(true);
        nextInternal = nexts(false);
        if ((externals.length == 0 && places.count(true) > 0) || (internals.length == 0 && places.count(false) > 0)) {
            throw new IllegalArgumentException("history: found no " + (externals.length == 0 ? "trading day" : "weekend or holiday")
                    + " to draw from, expected one or more");
        }
    }

    private int[] nexts(boolean external) {
        int[] next = new int[units.count()];
        int[] own = external ? externals : internals;
        int found = own.length == 0 ? -1 : own[0];
        for (int unit = units.count() - 1; unit >= 0; unit--) {
            next[unit] = found;
            found = units.isExternal(unit) == external ? unit : found;
        }
        return next;
    }

    /** For every tick the tick whose bars take its place. */
    int[] draw(SplittableRandom random) {
        int[] sources = new int[places.endTick(places.count() - 1)];
        int unit = -1;
        for (int place = 0; place < places.count(); place++) {
            boolean external = places.isExternal(place);
            boolean isNew = unit < 0 || random.nextDouble() < restartChance;
            unit = isNew ? anyOf(external ? externals : internals, random) : next(unit, external);
            int source = units.firstTick(unit);
            for (int tick = places.firstTick(place); tick < places.endTick(place); tick++) {
                if (source == units.endTick(unit)) {
                    unit = next(unit, external);
                    source = units.firstTick(unit);
                }
                sources[tick] = source++;
            }
        }
        return sources;
    }

    private int next(int unit, boolean external) {
        return external ? nextExternal[unit] : nextInternal[unit];
    }

    private static int anyOf(int[] some, SplittableRandom random) {
        return some[random.nextInt(some.length)];
    }
}
