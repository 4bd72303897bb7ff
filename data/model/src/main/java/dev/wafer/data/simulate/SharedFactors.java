package dev.wafer.data.simulate;

/** What several symbols feel at once: the market, the memory makers, and how nervous everybody is. Standard deviations of 1. */
final class SharedFactors {
    private static final double SHOCKS_PER_HOUR = 1.0 / 250;
    private static final double SHOCK_DEVIATION = 2.5;
    private static final double NERVOUSNESS = 0.3;
    private static final double NERVOUSNESS_HALF_LIFE_HOURS = 150;

    private final double[] market;
    private final double[] memory;
    private final double[] volatilityFactorByHour;

    SharedFactors(long seed, SimulationGrid grid) {
        market = steps(Noise.of(seed, "market"), grid);
        memory = steps(Noise.of(seed, "memory"), grid);
        volatilityFactorByHour = nervousness(Noise.of(seed, "nervousness"), grid.stepCount() / grid.stepsPerHour() + 1);
    }

    double market(int step) {
        return market[step];
    }

    double memory(int step) {
        return memory[step];
    }

    double volatilityFactor(int hour) {
        return volatilityFactorByHour[hour];
    }

    /** One standard deviation and, now and then, a shock: the fat tail. */
    static double shocked(Noise noise, double stepHours) {
        double calm = noise.normal();
        if (noise.uniform() >= SHOCKS_PER_HOUR * stepHours) {
            return calm;
        }
        return calm + noise.normal() * SHOCK_DEVIATION / StrictMath.sqrt(stepHours);
    }

    private static double[] steps(Noise noise, SimulationGrid grid) {
        double[] values = new double[grid.stepCount()];
        for (int step = 0; step < values.length; step++) {
            values[step] = shocked(noise, grid.stepHours());
        }
        return values;
    }

    /** Exponential of a mean-reverting walk, scaled so that its mean square is 1. */
    private static double[] nervousness(Noise noise, int hourCount) {
        double keep = StrictMath.exp(-StrictMath.log(2) / NERVOUSNESS_HALF_LIFE_HOURS);
        double shock = NERVOUSNESS * StrictMath.sqrt(1 - keep * keep);
        double[] factors = new double[hourCount];
        double level = 0;
        for (int hour = 0; hour < hourCount; hour++) {
            level = keep * level + shock * noise.normal();
            factors[hour] = StrictMath.exp(level - NERVOUSNESS * NERVOUSNESS);
        }
        return factors;
    }
}
