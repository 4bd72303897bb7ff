package dev.wafer.research.signal;

import java.util.Arrays;

/**
 * A coefficient and what each row contributes to its error.
 *
 * <p>With standardised {@code zx}, {@code zy} the coefficient is their mean product, and row {@code t} moves it by
 * {@code psi(t) = zx zy - r / 2 (zx^2 + zy^2)}, its influence function (S. J. Devlin, R. Gnanadesikan, J. R. Kettenring, "Robust estimation and outlier
 * detection with correlation coefficients", Biometrika 62, 1975). Of ranks the same is used: that the ranks are
 * estimated too is left out, which is exact at a coefficient of zero and of second order near it.
 *
 * <p>Each influence is divided by {@code 1 - leverage}, so that a fit to few rows does not hide its own error (HC3: J. G. MacKinnon and H. White, Journal of
 * Econometrics 29, 1985).
 */
final class Correlation {
    /** A row that settles a coefficient all by itself has leverage 1. */
    private static final double LEAST_SHARE = 0.1;

    private final double ic;
    private final double[] products;
    private final double[] influences;

    private Correlation(double ic, double[] products, double[] influences) {
        this.ic = ic;
        this.products = products;
        this.influences = influences;
    }

    /** Of two columns without gaps. */
    static Correlation of(double[] x, double[] y) {
        double[] leverages = new double[x.length];
        Arrays.fill(leverages, 1.0 / x.length);
        return of(x, y, leverages);
    }

    /** With what other columns, already taken out of both, had of leverage in each row. */
    static Correlation of(double[] x, double[] y, double[] leverages) {
        double[] zx = standardised(x);
        double[] zy = standardised(y);
        double[] products = new double[x.length];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            products[i] = zx[i] * zy[i];
            sum += products[i];
        }
        double ic = sum / x.length;
        double[] influences = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double leverage = leverages[i] + zx[i] * zx[i] / x.length;
            influences[i] = (products[i] - ic / 2 * (zx[i] * zx[i] + zy[i] * zy[i])) / Math.max(LEAST_SHARE, 1 - leverage);
        }
        return new Correlation(ic, products, influences);
    }

    /** Nothing is left to be correlated. */
    static Correlation nothing(int rows) {
        return new Correlation(0, new double[rows], new double[rows]);
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

    /** Standardised products; their mean is the coefficient. */
    double[] products() {
        return products;
    }

    double[] influences() {
        return influences;
    }
}
