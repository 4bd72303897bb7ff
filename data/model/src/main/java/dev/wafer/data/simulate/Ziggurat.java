package dev.wafer.data.simulate;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * One stream of random numbers, chosen by seed and name as in {@link Noise}, for who draws millions: normals and exponentials take a third of the
 * time and are other numbers. A density that falls from 1 at 0 is cut into 256 layers of one area; a point in a layer is nearly always below the
 * density, which then is not computed (G. Marsaglia and W. W. Tsang, "The Ziggurat Method for Generating Random Variables", Journal of Statistical
 * Software 5, 2000; where the tails begin is theirs).
 */
final class Ziggurat {
    private static final double UNIT = 0x1.0p-53;
    private static final Layers NORMAL = new Layers(3.654152885361009, 0.00492867323399, x -> StrictMath.exp(-x * x / 2),
            height -> StrictMath.sqrt(-2 * StrictMath.log(height)));
    private static final Layers EXPONENTIAL = new Layers(7.69711747013105, 0.003949659822581557, x -> StrictMath.exp(-x),
            height -> -StrictMath.log(height));

    private final SplittableRandom random;

    private Ziggurat(long streamSeed) {
        random = new SplittableRandom(streamSeed);
    }

    static Ziggurat of(long seed, String streamName) {
        return new Ziggurat(Noise.streamSeed(seed, streamName));
    }

    /** The layers of one density, the lowest first. */
    static final class Layers {
        static final int COUNT = 256;

        /** Where each layer ends, the lowest with its tail as if it were a rectangle. Up to the end of the next layer a point is below the density. */
        private final double[] ends = new double[COUNT + 1];
        /** Density at the end of each layer. */
        private final double[] floors = new double[COUNT + 1];
        private final DoubleUnaryOperator density;

        /**
         * @param tail where the tail begins
         * @param area of each layer
         */
        Layers(double tail, double area, DoubleUnaryOperator density, DoubleUnaryOperator inverse) {
            this.density = density;
            ends[0] = area / density.applyAsDouble(tail);
            ends[1] = tail;
            floors[1] = density.applyAsDouble(tail);
            for (int layer = 2; layer < COUNT; layer++) {
                floors[layer] = floors[layer - 1] + area / ends[layer - 1];
                ends[layer] = inverse.applyAsDouble(floors[layer]);
            }
            floors[COUNT] = 1;
        }

        double tail() {
            return ends[1];
        }

        /** Whether a point is below the density, at an even height in its layer, which is not the lowest. */
        private boolean isBelow(int layer, double x, double uniform) {
            return floors[layer] + uniform * (floors[layer + 1] - floors[layer]) < density.applyAsDouble(x);
        }
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (random.nextLong() >>> 11) * UNIT;
    }

    /** Exponential with mean 1. */
    double exponential() {
        long bits = random.nextLong();
        int layer = (int) bits & (Layers.COUNT - 1);                        // of the low bits; the place in it is of the high ones
        double x = (bits >>> 11) * UNIT * EXPONENTIAL.ends[layer];
        return x < EXPONENTIAL.ends[layer + 1] ? x : exponentialNearEdge(layer, x);
    }

    private double exponentialNearEdge(int layer, double x) {
        if (layer == 0) {
            return EXPONENTIAL.tail() + exponential();
        }
        return EXPONENTIAL.isBelow(layer, x, uniform()) ? x : exponential();
    }

    /** Standard normal. */
    double normal() {
        long bits = random.nextLong();
        int layer = (int) bits & (Layers.COUNT - 1);
        double x = (bits >> 11) * (2 * UNIT) * NORMAL.ends[layer];          // with its sign
        return Math.abs(x) < NORMAL.ends[layer + 1] ? x : normalNearEdge(layer, x);
    }

    private double normalNearEdge(int layer, double x) {
        if (layer == 0) {
            return Math.copySign(normalTail(), x);
        }
        return NORMAL.isBelow(layer, x, uniform()) ? x : normal();
    }

    /** G. Marsaglia, "Generating a Variable from the Tail of the Normal Distribution", Technometrics 6, 1964. */
    private double normalTail() {
        double beyond;
        do {
            beyond = exponential() / NORMAL.tail();
        } while (2 * exponential() < beyond * beyond);
        return NORMAL.tail() + beyond;
    }
}
