package dev.wafer.api.signal;

import dev.wafer.api.Feature;
import java.util.Arrays;

/** The map of {@link LiquidationClusters} as it moves from row to row: two arrays of shares by price step, made once. */
final class ClusterMap implements Feature.State {
    private static final double STEP_LOG = StrictMath.log(1.005);
    /** 1.005^500 = 12.1. */
    private static final int REACH = 500;
    private static final int STEPS = 2 * REACH + 1;
    private static final double HEAVY_SHARE = 0.5;

    private final LiquidationClusters inputs;
    private final double[] leverages;
    private final double[] weights;
    private final double[] longShares = new double[STEPS];
    private final double[] shortShares = new double[STEPS];
    /** The price step, counted from 1 USDC, that the middle of the arrays stands for. */
    private int middleStep;
    private double lastShares;
    private boolean hasBegun;
    private boolean hasEntries;

    ClusterMap(LiquidationClusters inputs) {
        this.inputs = inputs;
        leverages = inputs.mix().parts().stream().mapToDouble(LeverageMix.Part::leverage).toArray();
        weights = inputs.mix().parts().stream().mapToDouble(LeverageMix.Part::weight).toArray();
    }

    @Override
    public void step(Feature.Output out) {
        double closeUsd = inputs.close().now();
        double shares = inputs.openInterestShares().now();
        moveTo(stepOf(closeUsd));
        if (hasBegun) {
            double longsGone = removeLongs(place(stepOf(inputs.low().now())));
            double shortsGone = removeShorts(place(stepOf(inputs.high().now())));
            shrink(longShares, shares, lastShares - longsGone);
            shrink(shortShares, shares, lastShares - shortsGone);
            if (shares > lastShares) {
                enter(closeUsd, shares - lastShares);
            }
        }
        hasBegun = true;
        lastShares = shares;
        if (hasEntries && shares > 0) {
            out.set(read(closeUsd, shares));
        }
    }

    private static int stepOf(double priceUsd) {
        return (int) Math.floor(StrictMath.log(priceUsd) / STEP_LOG);
    }

    /** In the arrays, or just outside at either end. */
    private int place(int step) {
        return Math.clamp((long) step - middleStep + REACH, -1, STEPS);
    }

    /** Keeps the close's step in the middle; what falls out at an end is forgotten. */
    private void moveTo(int step) {
        int by = step - middleStep;
        middleStep = step;
        if (by != 0) {
            shift(longShares, by);
            shift(shortShares, by);
        }
    }

    private static void shift(double[] shares, int by) {
        int kept = Math.max(STEPS - Math.abs(by), 0);
        if (by > 0) {
            System.arraycopy(shares, STEPS - kept, shares, 0, kept);
            Arrays.fill(shares, kept, STEPS, 0);
        } else {
            System.arraycopy(shares, 0, shares, STEPS - kept, kept);
            Arrays.fill(shares, 0, STEPS - kept, 0);
        }
    }

    private double removeLongs(int fromPlace) {
        double gone = 0;
        for (int i = Math.max(fromPlace, 0); i < STEPS; i++) {
            gone += longShares[i];
            longShares[i] = 0;
        }
        return gone;
    }

    private double removeShorts(int toPlace) {
        double gone = 0;
        for (int i = 0; i <= Math.min(toPlace, STEPS - 1); i++) {
            gone += shortShares[i];
            shortShares[i] = 0;
        }
        return gone;
    }

    /** Positions closed on their own account: what open interest fell beyond the liquidated. */
    private static void shrink(double[] sideShares, double shares, double standing) {
        if (shares < standing) {
            double kept = shares / standing;
            for (int i = 0; i < STEPS; i++) {
                sideShares[i] *= kept;
            }
        }
    }

    private void enter(double entryUsd, double newShares) {
        for (int part = 0; part < leverages.length; part++) {
            double partShares = newShares * weights[part];
            add(longShares, inputs.mix().liquidationPriceUsd(1, entryUsd, leverages[part]), partShares);
            add(shortShares, inputs.mix().liquidationPriceUsd(-1, entryUsd, leverages[part]), partShares);
        }
    }

    /** A position without leverage is never liquidated below: its price is 0, outside any map. */
    private void add(double[] sideShares, double priceUsd, double partShares) {
        int place = priceUsd > 0 ? place(stepOf(priceUsd)) : -1;
        if (place >= 0 && place < STEPS) {
            sideShares[place] += partShares;
            hasEntries = true;
        }
    }

    private double read(double closeUsd, double shares) {
        return switch (inputs.reading()) {
            case NEAREST_DISTANCE -> nearest(closeUsd);
            case MASS_ABOVE -> sum(shortShares) / shares;
            case MASS_BELOW -> sum(longShares) / shares;
        };
    }

    private static double sum(double[] sideShares) {
        double sum = 0;
        for (double each : sideShares) {
            sum += each;
        }
        return sum;
    }

    private double nearest(double closeUsd) {
        double heaviest = 0;
        for (int i = 0; i < STEPS; i++) {
            heaviest = Math.max(heaviest, Math.max(longShares[i], shortShares[i]));
        }
        double heavy = heaviest * HEAVY_SHARE;
        for (int away = 0; heaviest > 0 && away <= REACH; away++) {
            if (shortShares[REACH + away] >= heavy) {
                return distance(REACH + away, closeUsd);
            }
            if (longShares[REACH - away] >= heavy) {
                return distance(REACH - away, closeUsd);
            }
        }
        return Double.NaN;
    }

    /** To the middle of a step. */
    private double distance(int place, double closeUsd) {
        return StrictMath.exp((middleStep + place - REACH + 0.5) * STEP_LOG) / closeUsd - 1;
    }
}
