package dev.wafer.data.simulate;

/**
 * How far the book stands from the oracle, as a fraction, at the end of every step: a calm part around the interest rate, and bursts, more often up
 * than down, in which one side pays. A young market is wilder.
 */
final class PremiumPath {
    private static final double MEAN = 0.0001;
    private static final double CALM_DEVIATION = 0.00028;
    private static final double CALM_HOURS = 3;
    private static final double HOURS_BETWEEN_BURSTS = 75;
    private static final double BURST_HOURS = 8;
    private static final double BURST_RISE_HOURS = 0.7;
    private static final double SHARE_OF_UP_BURSTS = 0.65;
    private static final double SMALLEST_BURST = 0.0006;
    private static final double TYPICAL_BURST = 0.001;
    private static final double YOUTH_HOURS = 240;
    private static final double YOUTH_FACTOR = 2;
    private static final double MOST = 0.02;

    private final double[] premiums;

    PremiumPath(SymbolModel model, SimulationGrid grid, long seed) {
        premiums = new double[grid.stepCount()];
        Noise noise = Noise.of(seed, model.ticker() + " premium");
        double hours = grid.stepHours();
        double shock = CALM_DEVIATION * StrictMath.sqrt(2 * hours / CALM_HOURS);
        double calm = 0;
        double burst = 0;
        double burstGoal = 0;
        int firstStep = grid.stepAt(model.listingMs());
        for (int step = firstStep; step < premiums.length; step++) {
            long timeMs = grid.startMs(step);
            double youth = 1 + YOUTH_FACTOR * StrictMath.exp(-(step - firstStep) * hours / YOUTH_HOURS);
            calm += shock * noise.normal() - calm * hours / CALM_HOURS;
            burstGoal = nextGoal(burstGoal, hours, noise);
            boolean isCrowded = model.crowding().isPresent() && model.crowding().get().contains(timeMs);
            double goal = isCrowded ? model.crowding().get().premium() : burstGoal * youth;
            burst += (goal - burst) * Math.min(1, hours / BURST_RISE_HOURS);
            premiums[step] = Math.clamp(MEAN + calm * youth + burst, -MOST, MOST);
        }
    }

    private static double nextGoal(double burstGoal, double hours, Noise noise) {
        double chance = noise.uniform();
        if (burstGoal != 0) {
            return chance < hours / BURST_HOURS ? 0 : burstGoal;
        }
        if (chance >= hours / HOURS_BETWEEN_BURSTS) {
            return 0;
        }
        double size = SMALLEST_BURST + TYPICAL_BURST * noise.exponential();
        return noise.uniform() < SHARE_OF_UP_BURSTS ? size : -size;
    }

    double end(int step) {
        return premiums[step];
    }

    double mean(int fromStep, int toStep) {
        double sum = 0;
        for (int step = fromStep; step < toStep; step++) {
            sum += premiums[step];
        }
        return sum / (toStep - fromStep);
    }
}
