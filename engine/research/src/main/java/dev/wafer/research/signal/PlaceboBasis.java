package dev.wafer.research.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the placebos of one signal, symbol and regime share: the controls as orthonormal columns, and what they leave of the returns at each horizon. A
 * rotated signal then costs one scalar product each. Ranks are taken over the whole history and an unknown value counts as a middle one, for the true
 * signal as for the rotated ones: like is compared with like.
 */
final class PlaceboBasis {
    private static final double NOTHING_LEFT = 1e-9;

    private final int[] rows;
    private final List<double[]> basis;
    private final double[][] leftOfReturns;
    private final int[] weights;

    PlaceboBasis(Study study, int signal, int symbol, int regime) {
        SymbolColumns prices = study.symbol(symbol);
        SignalColumns own = study.signal(signal, symbol);
        Optional<double[]> twin = own.twin();
        rows = study.rows(symbol, regime, row -> prices.isControlled(row) && (twin.isEmpty() || !Double.isNaN(twin.get()[row])));
        int[] slots = new int[study.panel().rows()];
        Arrays.fill(slots, -1);
        for (int i = 0; i < rows.length; i++) {
            slots[rows[i]] = i;
        }
        Residuals residuals = new Residuals(prices.controlRanks(slots, rows.length), rows.length);
        twin.ifPresent(values -> residuals.add(Ranks.among(values, own.twinOrder(), slots, rows.length)));
        basis = residuals.basis();
        int horizons = study.settings().horizonsBars().size();
        leftOfReturns = new double[horizons][];
        weights = new int[horizons];
        for (int h = 0; h < horizons; h++) {
            leftOfReturns[h] = unit(residuals.of(returnRanks(prices, h, slots)));
            double[] returns = prices.returns(h);
            weights[h] = (int) Arrays.stream(rows).filter(row -> !Double.isNaN(returns[row])).count();
        }
    }

    private double[] returnRanks(SymbolColumns prices, int horizon, int[] slots) {
        double[] ranks = Ranks.among(prices.returns(horizon), prices.returnOrder(horizon), slots, rows.length);
        double mean = Arrays.stream(ranks).filter(rank -> rank > 0).average().orElse(0);
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = ranks[i] > 0 ? ranks[i] - mean : 0;
        }
        return ranks;
    }

    private static double[] unit(double[] column) {
        double length = Math.sqrt(Residuals.dot(column, column));
        for (int i = 0; i < column.length; i++) {
            column[i] = length > 0 ? column[i] / length : 0;
        }
        return column;
    }

    /** Rows with a return at a horizon. */
    int weight(int horizon) {
        return weights[horizon];
    }

    /** Partial rank coefficients by horizon of a signal whose ranks over all rows are given. */
    double[] partials(double[] centredRanks) {
        double[] x = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            x[i] = centredRanks[rows[i]];
        }
        double whole = Residuals.dot(x, x);
        double left = whole;
        for (double[] unit : basis) {
            double share = Residuals.dot(unit, x);
            left -= share * share;
        }
        double[] partials = new double[leftOfReturns.length];
        if (left > NOTHING_LEFT * whole) {
            double length = Math.sqrt(left);
            for (int h = 0; h < partials.length; h++) {
                partials[h] = Residuals.dot(x, leftOfReturns[h]) / length;
            }
        }
        return partials;
    }
}
