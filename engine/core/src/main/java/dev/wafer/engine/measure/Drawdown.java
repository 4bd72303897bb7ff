package dev.wafer.engine.measure;

/**
 * Largest fall from a peak as a fraction of the peak. The peak is that of closes, starting at the capital; the intrabar figure also counts
 * troughs between closes, so it is never smaller. It divides only when a peak is left behind after a fall that may be the largest.
 */
public final class Drawdown {
    /** A product this much below a quotient's bound leaves no doubt for rounding: only then is it divided. */
    private static final double ALMOST = 1 - 1e-12;

    private double peakUsd;
    private double lowestCloseUsd;
    private double lowestUsd;
    private double worstClose;
    private double worst;

    /** Starts at the capital. */
    public Drawdown(double capitalUsd) {
        peakUsd = capitalUsd;
        lowestCloseUsd = capitalUsd;
        lowestUsd = capitalUsd;
    }

    /** Equity at a moment between closes. */
    public void inside(double equityUsd) {
        if (equityUsd < lowestUsd) {
            lowestUsd = equityUsd;
        }
    }

    /** Equity at a close. */
    public void close(double equityUsd) {
        if (equityUsd > peakUsd) {
            leavePeak(equityUsd);
        } else if (equityUsd < lowestCloseUsd) {
            lowestCloseUsd = equityUsd;
            lowestUsd = Math.min(lowestUsd, equityUsd);
        }
    }

    /** Highest close so far, the capital included. */
    public double peakUsd() {
        return peakUsd;
    }

    /** Lowest close since the peak. */
    public double lowestCloseUsd() {
        return lowestCloseUsd;
    }

    /** Lowest equity since the peak, inside bars or at closes. */
    public double lowestUsd() {
        return lowestUsd;
    }

    /** What bars that a loop has passed over left since the peak: never above what was there before. */
    public void fallTo(double newLowestCloseUsd, double newLowestUsd) {
        lowestCloseUsd = newLowestCloseUsd;
        lowestUsd = newLowestUsd;
    }

    private void leavePeak(double newPeakUsd) {
        double fallCloseUsd = peakUsd - lowestCloseUsd;
        double fallUsd = peakUsd - lowestUsd;
        if (fallCloseUsd > worstClose * peakUsd * ALMOST) {
            worstClose = Math.max(worstClose, fallCloseUsd / peakUsd);
        }
        if (fallUsd > worst * peakUsd * ALMOST) {
            worst = Math.max(worst, fallUsd / peakUsd);
        }
        peakUsd = newPeakUsd;
        lowestCloseUsd = newPeakUsd;
        lowestUsd = newPeakUsd;
    }

    /** From closes alone. */
    public double maxDrawdown() {
        return Math.max(worstClose, (peakUsd - lowestCloseUsd) / peakUsd);
    }

    /** With troughs inside bars. */
    public double maxDrawdownIntrabar() {
        return Math.max(worst, (peakUsd - lowestUsd) / peakUsd);
    }
}
