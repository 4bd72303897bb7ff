package dev.wafer.research.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is worked out once for each symbol: forward returns and the order of every column. */
final class SymbolColumns {
    /** By horizon and row, NaN where not known. */
    private final double[][] returns;
    private final int[][] returnOrders;
    private final List<double[]> controls;
    private final List<int[]> controlOrders = new ArrayList<>();
    private final boolean[] controlled;

    SymbolColumns(SignalPanel.Symbol symbol, List<Integer> horizonsBars) {
        returns = new double[horizonsBars.size()][];
        returnOrders = new int[horizonsBars.size()][];
        for (int h = 0; h < returns.length; h++) {
            returns[h] = forwardLogReturns(symbol.openUsd, horizonsBars.get(h));
            returnOrders[h] = Ranks.order(returns[h]);
        }
        controls = symbol.controls;
        controlled = new boolean[symbol.openUsd.length];
        Arrays.fill(controlled, true);
        for (double[] control : controls) {
            controlOrders.add(Ranks.order(control));
            for (int row = 0; row < control.length; row++) {
                controlled[row] &= !Double.isNaN(control[row]);
            }
        }
    }

    /**
     * Return after each row, from the next tradable open to the first one at least {@code horizonBars} rows after that. Example, opens 10, 11, 12, 15,
     * one bar: row 0 has log(12 / 11), row 1 log(15 / 12), the others none.
     */
    static double[] forwardLogReturns(double[] openUsd, int horizonBars) {
        int rows = openUsd.length;
        int[] atOrAfter = new int[rows + 1];
        atOrAfter[rows] = rows;
        for (int row = rows - 1; row >= 0; row--) {
            atOrAfter[row] = Double.isNaN(openUsd[row]) ? atOrAfter[row + 1] : row;
        }
        double[] returns = new double[rows];
        for (int row = 0; row < rows; row++) {
            int entry = atOrAfter[row + 1];
            int exit = entry <= rows - 1 - horizonBars ? atOrAfter[entry + horizonBars] : rows;
            boolean known = exit < rows && !Double.isNaN(openUsd[row]);
            returns[row] = known ? StrictMath.log(openUsd[exit] / openUsd[entry]) : Double.NaN;
        }
        return returns;
    }

    double[] returns(int horizon) {
        return returns[horizon];
    }

    int[] returnOrder(int horizon) {
        return returnOrders[horizon];
    }

    boolean isControlled(int row) {
        return controlled[row];
    }

    /** Ranks of the controls among some rows. */
    List<double[]> controlRanks(int[] slots, int count) {
        List<double[]> ranks = new ArrayList<>();
        for (int k = 0; k < controls.size(); k++) {
            ranks.add(Ranks.among(controls.get(k), controlOrders.get(k), slots, count));
        }
        return ranks;
    }
}
