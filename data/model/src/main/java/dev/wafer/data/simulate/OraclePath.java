package dev.wafer.data.simulate;

import java.util.List;

/**
 * The oracle price of one symbol at the end of every step: random returns, bent so that the path passes through the model's price levels. Between
 * two levels the missing return is spread in proportion to each step's variance, so weekends stay quiet (a Brownian bridge in session time).
 */
final class OraclePath {
    private static final double HOURLY_MOOD = 0.3;

    private final SimulationGrid grid;
    private final SymbolModel model;
    private final int firstStep;
    private final double[] logPrices;
    private final double[] pricesUsd;

    OraclePath(SymbolModel model, SimulationGrid grid, SharedFactors factors, long seed) {
        this.grid = grid;
        this.model = model;
        firstStep = grid.stepAt(model.listingMs());
        logPrices = new double[grid.stepCount()];
        drawReturns(factors, Noise.of(seed, model.ticker() + " returns"));
        bend();
        pricesUsd = new double[logPrices.length];
        double bandReferenceUsd = model.pricesUsd().getFirst().value();
        for (int step = firstStep; step < logPrices.length; step++) {
            pricesUsd[step] = StrictMath.exp(logPrices[step]);
            if (grid.isExternal(step)) {
                bandReferenceUsd = pricesUsd[step];
            }
            pricesUsd[step] = clampToBand(pricesUsd[step], bandReferenceUsd, model.bandFraction());
        }
    }

    static double clampToBand(double priceUsd, double referenceUsd, double bandFraction) {
        return Math.clamp(priceUsd, referenceUsd * (1 - bandFraction), referenceUsd * (1 + bandFraction));
    }

    int firstStep() {
        return firstStep;
    }

    /** At the start of a step: after the jump of a reopening. */
    double startUsd(int step) {
        return step == firstStep || grid.isReopening(step) ? pricesUsd[step] : pricesUsd[step - 1];
    }

    double endUsd(int step) {
        return pricesUsd[step];
    }

    /** Fills {@code logPrices} with returns first. */
    private void drawReturns(SharedFactors factors, Noise own) {
        double mood = 1;
        for (int step = firstStep; step < logPrices.length; step++) {
            if (step % grid.stepsPerHour() == 0 || step == firstStep) {
                mood = StrictMath.exp(HOURLY_MOOD * own.normal() - HOURLY_MOOD * HOURLY_MOOD);
            }
            double mixed = model.marketLoading() * factors.market(step) + model.memoryLoading() * factors.memory(step)
                    + model.ownLoading() * SharedFactors.shocked(own, grid.stepHours());
            double deviation = model.unitDeviation() * StrictMath.sqrt(grid.variance(step));
            logPrices[step] = deviation * mood * factors.volatilityFactor(step / grid.stepsPerHour()) * mixed;
        }
    }

    /** Turns returns into levels. The first anchor is the price before the first step. */
    private void bend() {
        List<Anchor> anchors = model.pricesUsd();
        double logPrice = StrictMath.log(anchors.getFirst().value());
        int from = firstStep;
        for (Anchor anchor : anchors.subList(1, anchors.size())) {
            int to = grid.stepAt(anchor.timeMs());
            logPrice = bendBetween(from, to, logPrice, StrictMath.log(anchor.value()));
            from = to;
        }
        for (int step = from; step < logPrices.length; step++) {
            logPrice += logPrices[step];
            logPrices[step] = logPrice;
        }
    }

    private double bendBetween(int from, int to, double startLog, double endLog) {
        double drawn = 0;
        double variance = 0;
        for (int step = from; step < to; step++) {
            drawn += logPrices[step];
            variance += grid.variance(step);
        }
        double missingPerVariance = (endLog - startLog - drawn) / variance;
        double logPrice = startLog;
        for (int step = from; step < to; step++) {
            logPrice += logPrices[step] + missingPerVariance * grid.variance(step);
            logPrices[step] = logPrice;
        }
        return logPrice;
    }
}
