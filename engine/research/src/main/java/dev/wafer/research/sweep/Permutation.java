package dev.wafer.research.sweep;

import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The numbers from 0 to {@code count - 1} in an order drawn from a seed; each place is computed on its own, so nothing is kept.
 *
 * <p>A balanced Feistel network over the next even number of bits, walked until the result is below the count. Source: M. Luby and C. Rackoff,
 * "How to construct pseudorandom permutations from pseudorandom functions", SIAM Journal on Computing 17 (1988); J. Black and P. Rogaway, "Ciphers
 * with arbitrary finite domains", CT-RSA 2002. Nothing here is secret: six rounds are for evenness alone.
 */
final class Permutation {
    private static final int ROUNDS = 6;
    private static final long MOST = 1L << 62;

    private final long count;
    private final int halfBits;
    private final long[] keys;

    Permutation(long count, long seed) {
        if (!(count >= 1 && count <= MOST)) {
            throw new IllegalArgumentException("permutation: found " + count + " numbers, expected from 1 to 2^62");
        }
        this.count = count;
        int bits = Long.SIZE - Long.numberOfLeadingZeros(count - 1);
        halfBits = Math.max(1, (bits + 1) / 2);
        keys = new SplittableRandom(seed).longs(ROUNDS).toArray();
    }

    /** The number at a place. */
    long at(long place) {
        long number = Objects.checkIndex(place, count);
        do {
            number = encrypted(number);
        } while (number >= count);
        return number;
    }

    private long encrypted(long number) {
        long mask = (1L << halfBits) - 1, left = number >>> halfBits, right = number & mask;
        for (long key : keys) {
            long next = left ^ (new SplittableRandom(key ^ right).nextLong() & mask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }
}
