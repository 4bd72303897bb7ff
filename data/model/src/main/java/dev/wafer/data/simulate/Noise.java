package dev.wafer.data.simulate;

import java.util.SplittableRandom;

/**
 * One stream of random numbers, chosen by seed and name, so that one symbol's numbers do not depend on which others are drawn. Uses only
 * {@link SplittableRandom#nextLong()}; normals by Marsaglia's polar method ("Convenient method for generating normal variables", 1964).
 */
final class Noise {
    private static final double UNIT = 0x1.0p-53;

    private final SplittableRandom random;
    private double spareNormal;
    private boolean hasSpare;

    private Noise(long streamSeed) {
        random = new SplittableRandom(streamSeed);
    }

    static Noise of(long seed, String streamName) {
        return new Noise(streamSeed(seed, streamName));
    }

    /** Where the stream of a seed and a name starts. */
    static long streamSeed(long seed, String streamName) {
        long mixed = mix(seed + 1);
        for (int i = 0; i < streamName.length(); i++) {
            mixed = mix(mixed * 31 + streamName.charAt(i));
        }
        return mixed;
    }

    /** Finaliser of MurmurHash3 (public domain). */
    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (random.nextLong() >>> 11) * UNIT;
    }

    /** Exponential with mean 1. */
    double exponential() {
        return -StrictMath.log(1 - uniform());
    }

    /** Standard normal. */
    double normal() {
        if (hasSpare) {
            hasSpare = false;
            return spareNormal;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spareNormal = y * factor;
        hasSpare = true;
        return x * factor;
    }
}
