package dev.wafer.research.signal;

/**
 * An information coefficient (a correlation of a signal with the return after it) with what is known about its error. The error allows for overlapping
 * returns, for signals and returns that follow themselves, and pooled for symbols that move together ({@link SignalStudy}).
 *
 * @param ic from -1 to 1
 * @param standardError of {@code ic}
 * @param degreesOfFreedom of the error: intervals and p-values are Student's
 * @param low lower end of the 95 % interval
 * @param high upper end of it
 * @param pValue two-sided, of "the coefficient is zero"; for this cell alone, as if nothing else had been looked at
 */
public record Estimate(double ic, double standardError, int degreesOfFreedom, double low, double high, double pValue) {
    /** How many standard errors from zero; zero if the coefficient is. */
    public double t() {
        return ic == 0 ? 0 : ic / standardError;
    }
}
