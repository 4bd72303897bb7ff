package dev.wafer.research.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A coefficient and what each row contributes to its error.
 *
 * <p>With standardised {@code zx}, {@code zy} the coefficient is their mean product, and row {@code t} moves it by
 * {@code psi(t) = zx zy - r / 2 (zx^2 + zy^2)}, its influence function (S. J. Devlin, R. Gnanadesikan, J. R. Kettenring, "Robust estimation and outlier
 * detection with correlation coefficients", Biometrika 62, 1975). Of ranks the same is used: that the ranks are
 * estimated too is left out, which is exact at a coefficient of zero and of second order near it.
 *
 * <p>It is {@code zx e + r / 2 (zx^2 - zy^2)} with {@code e = zy - r zx}; {@code e} is that of {@link LeftOut}, so that a fit to few independent rows does
 * not hide its own error.
 */
final class Correlation {
    private final double ic;
    private final double[] signal;
    private final double[] products;
    private final double[] influences;
    private final double[] ownInfluences;
    private final double[] weights;
    private final int fitted;

    private Correlation(double ic, double[] signal, double[] products, double[] influences, double[] ownInfluences, double[] weights, int fitted) {
        this.ic = ic;
        this.signal = signal;
        this.weights = weights;
        this.fitted = fitted;
        this.products = products;
        this.influences = influences;
        this.ownInfluences = ownInfluences;
    }

    /** Of two columns without gaps; a block and its place are as in the other. */
    static Correlation of(double[] x, double[] y, int[] at, int blockRows) {
        double[] constant = new double[x.length];
        Arrays.fill(constant, 1 / Math.sqrt(x.length));
        return of(x, y, List.of(constant), at, blockRows);
    }

    /** The coefficient alone. */
    static double ic(double[] x, double[] y) {
        double[] zx = standardised(x);
        return x.length == 0 ? 0 : Residuals.dot(zx, standardised(y)) / x.length;
    }

    /**
     * Of what columns left of two others, with errors that leave out one block of time after the other.
     *
     * @param basis the columns, orthonormal, the constant among them
     * @param at each row's place on the clock, rising
     * @param blockRows length of a block on the clock
     */
    static Correlation of(double[] x, double[] y, List<double[]> basis, int[] at, int blockRows) {
        double[] zx = standardised(x);
        double[] zy = standardised(y);
        double[] products = new double[x.length];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            products[i] = zx[i] * zy[i];
            sum += products[i];
        }
        double ic = sum / x.length;
        double[] unit = new double[x.length];
        double[] left = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            unit[i] = zx[i] / Math.sqrt(x.length);
            left[i] = zy[i] - ic * zx[i];
        }
        List<double[]> columns = new ArrayList<>(basis);
        columns.add(unit);
        double[] own = new double[x.length];
        double[] influences = LeftOut.misses(columns, left, at, blockRows);
        for (int i = 0; i < x.length; i++) {
            double slope = ic / 2 * (zx[i] * zx[i] - zy[i] * zy[i]);
            own[i] = zx[i] * left[i] + slope;
            influences[i] = zx[i] * influences[i] + slope;
        }
        double[] weights = zx.clone();
        Arrays.setAll(weights, i -> zx[i] * zx[i]);
        return new Correlation(ic, zx, products, influences, own, weights, basis.size() - 1);
    }

    /** Nothing is left to be correlated. */
    static Correlation nothing(int rows) {
        return new Correlation(0, new double[rows], new double[rows], new double[rows], new double[rows], new double[rows], 0);
    }

    /** Mean 0, mean square 1; all zero if the values are all the same. */
    static double[] standardised(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value;
        }
        mean /= values.length;
        double squares = 0;
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] - mean;
            squares += scaled[i] * scaled[i];
        }
        double deviation = Math.sqrt(squares / values.length);
        double scale = deviation > 0 ? 1 / deviation : 0;
        for (int i = 0; i < values.length; i++) {
            scaled[i] *= scale;
        }
        return scaled;
    }

    double ic() {
        return ic;
    }

    int rows() {
        return influences.length;
    }

    /** The first column, mean 0, mean square 1. */
    double[] signal() {
        return signal;
    }

    /** Standardised products; their mean is the coefficient. */
    double[] products() {
        return products;
    }

    double[] influences() {
        return influences;
    }

    /** The same without leaving out anything: with the fit's own errors. */
    double[] ownInfluences() {
        return ownInfluences;
    }

    /** How much each row's return counts: the square of the standardised signal. */
    double[] weights() {
        return weights;
    }

    /** Columns taken out of both, the constant not counted. */
    int fitted() {
        return fitted;
    }
}
