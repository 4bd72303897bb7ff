package dev.wafer.research.overfit;

import dev.wafer.engine.measure.EquityCurve;
import java.util.Arrays;
import java.util.List;

/** Daily returns of many trials over the same days, as fractions. A day on which a trial did nothing is a return of zero. */
public final class TrialReturns {
    private final double[][] returns;

    private TrialReturns(double[][] returns) {
        this.returns = returns;
    }

    /** Copies them: a row for each trial, a place for each day. */
    public static TrialReturns of(double[][] byTrialAndDay) {
        if (byTrialAndDay.length == 0 || byTrialAndDay[0].length == 0) {
            throw new IllegalArgumentException("returns: found none, expected one trial and one day at least");
        }
        double[][] copy = new double[byTrialAndDay.length][];
        for (int trial = 0; trial < copy.length; trial++) {
            copy[trial] = byTrialAndDay[trial].clone();
            if (copy[trial].length != copy[0].length || !Arrays.stream(copy[trial]).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("returns of trial " + trial + ": found " + copy[trial].length + " days, expected "
                        + copy[0].length + " finite numbers");
            }
        }
        return new TrialReturns(copy);
    }

    /** Simple returns from day to day; they end where equity is not above zero, as those of the Sharpe ratio of a run do. */
    public static double[] daily(EquityCurve equity) {
        int usable = 0;
        while (usable < equity.count() && equity.equityUsd(usable) > 0) {
            usable++;
        }
        double[] returns = new double[Math.max(usable - 1, 0)];
        Arrays.setAll(returns, day -> equity.equityUsd(day + 1) / equity.equityUsd(day) - 1);
        return returns;
    }

    /** The returns of trials that ran over the same days: what is ruined lies still. */
    public static TrialReturns ofEquities(List<EquityCurve> equities) {
        return of(equities.stream().map(equity -> Arrays.copyOf(daily(equity), equity.count() - 1)).toArray(double[][]::new));
    }

    /** How many trials. */
    public int trials() {
        return returns.length;
    }

    /** How many days. */
    public int days() {
        return returns[0].length;
    }

    /** One return. */
    double at(int trial, int day) {
        return returns[trial][day];
    }

    double mean(int trial) {
        double sum = 0;
        for (double value : returns[trial]) {
            sum += value;
        }
        return sum / days();
    }

    /** The returns of a trial less their mean. */
    double[] centred(int trial) {
        double mean = mean(trial);
        double[] centred = returns[trial].clone();
        for (int day = 0; day < centred.length; day++) {
            centred[day] -= mean;
        }
        return centred;
    }
}
