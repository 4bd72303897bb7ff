package dev.wafer.research.signal;

import java.util.List;

/**
 * How many independent rows would tell as much about a coefficient of zero. A return over {@code h} bars is the sum of {@code h} one-bar returns, so the
 * coefficient is a sum over one-bar returns, each times the sum {@code X} of the signals that held it; one-bar returns that cannot be foretold do not
 * follow each other, and the variance is {@code sum X^2 / (h n^2)}: R. J. Hodrick, "Dividend Yields and Expected Stock Returns", Review of Financial
 * Studies 5, 1992 (error 1B), here with equal variances. Pooled: with the correlations of the symbols' one-bar returns in between.
 *
 * <p>Example: one symbol, one bar: as many as there are rows. A signal that stands still over {@code h} bars: about {@code n / h}.
 */
final class EffectiveRows {
    private EffectiveRows() {}

    static double of(List<CellPart> parts, int kind, Study study, int horizonBars) {
        double[][] held = new double[parts.size()][];
        int observations = 0;
        for (int i = 0; i < held.length; i++) {
            held[i] = held(parts.get(i), kind, study.panel().rows(), horizonBars);
            observations += parts.get(i).rows(kind).length;
        }
        double sum = 0;
        for (int i = 0; i < held.length; i++) {
            for (int j = 0; j <= i; j++) {
                double both = Residuals.dot(held[i], held[j]) * study.oneBarCorrelation(parts.get(i).symbol(), parts.get(j).symbol());
                sum += i == j ? both : 2 * both;
            }
        }
        double rows = (double) observations * observations * horizonBars / sum;
        return sum > 0 ? Math.min(observations, rows) : observations;
    }

    /** Per row the sum of the signals of the {@code horizonBars} rows that end there. */
    private static double[] held(CellPart part, int kind, int rows, int horizonBars) {
        double[] held = new double[rows + horizonBars];
        int[] at = part.rows(kind);
        double[] signal = part.correlation(kind).signal();
        for (int i = 0; i < at.length; i++) {
            double value = signal[i];
            held[at[i]] += value;
            held[at[i] + horizonBars] -= value;
        }
        for (int row = 1; row < held.length; row++) {
            held[row] += held[row - 1];
        }
        return held;
    }
}
