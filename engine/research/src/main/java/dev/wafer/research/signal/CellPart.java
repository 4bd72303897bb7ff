package dev.wafer.research.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One symbol's share of a cell: its coefficients, each with the rows it was taken from. */
final class CellPart {
    static final int PEARSON = 0;
    static final int RANK = 1;
    static final int PARTIAL = 2;
    static final int TWIN = 3;

    /** Where: rows with signal and return, and those of them with all controls. */
    @SuppressWarnings("ArrayRecordComponent") // carries two arrays over one call; never compared
    record Place(int symbol, int horizon, int horizonBars, int[] raw, int[] held) {
        /** As long as half of the shortest wave that the error is read from, on the clock. */
        int blockRows(int[] at) {
            int span = at.length == 0 ? 1 : at[at.length - 1] - at[0] + 1;
            return Math.max(horizonBars, span / LongRun.degreesOfFreedom(at.length, horizonBars));
        }
    }

    private final Place place;
    private final SignalColumns signal;
    private final SymbolColumns prices;
    private final Correlation[] correlations;
    private final int[][] rows;

    private CellPart(SignalColumns signal, SymbolColumns prices, Place place) {
        this.place = place;
        this.signal = signal;
        this.prices = prices;
        int[] twinned = signal.twin().map(twin -> known(place.held, twin)).orElse(place.held);
        rows = new int[][] {place.raw, place.raw, place.held, twinned};
        double[] ranks = ranks(signal.values(), signal.order(), place.raw);
        correlations = new Correlation[] {
            Correlation.of(at(signal.values(), place.raw), at(returns(), place.raw), place.raw, place.blockRows(place.raw)),
            Correlation.of(ranks, ranks(returns(), prices.returnOrder(place.horizon), place.raw), place.raw, place.blockRows(place.raw)),
            partial(place.held, Optional.empty()),
            signal.twin().isEmpty() ? Correlation.nothing(0) : partial(twinned, signal.twin())
        };
    }

    /** Empty if the signal or the return is always the same, or the twin is known too rarely. */
    static Optional<CellPart> of(SignalColumns signal, SymbolColumns prices, Place place) {
        double[] returns = prices.returns(place.horizon);
        boolean varies = varies(signal.values(), place.held) && varies(returns, place.held);
        boolean isTwinRare = signal.twin().map(twin -> isRare(place.held, twin)).orElse(false);
        return varies && !isTwinRare ? Optional.of(new CellPart(signal, prices, place)) : Optional.empty();
    }

    /** Whether a twin is known in fewer than half of the rows. */
    static boolean isRare(int[] rows, double[] twin) {
        return known(rows, twin).length * 2 < rows.length;
    }

    private static boolean varies(double[] values, int[] rows) {
        for (int row : rows) {
            if (values[row] != values[rows[0]]) {
                return true;
            }
        }
        return false;
    }

    private static int[] known(int[] rows, double[] values) {
        int[] kept = new int[rows.length];
        int count = 0;
        for (int row : rows) {
            kept[count] = row;
            count += Double.isNaN(values[row]) ? 0 : 1;
        }
        return Arrays.copyOf(kept, count);
    }

    private Correlation partial(int[] at, Optional<double[]> twin) {
        int[] slots = slots(at);
        List<double[]> controls = prices.controlRanks(slots, at.length);
        Residuals residuals = new Residuals(controls, at.length);
        twin.ifPresent(values -> residuals.add(Ranks.among(values, signal.twinOrder(), slots, at.length)));
        double[] x = Ranks.among(signal.values(), signal.order(), slots, at.length);
        double[] y = Ranks.among(returns(), prices.returnOrder(place.horizon), slots, at.length);
        double[] leftOfX = residuals.of(x);
        double[] leftOfY = residuals.of(y);
        boolean both = Residuals.leaves(x, leftOfX) && Residuals.leaves(y, leftOfY);
        return both ? Correlation.of(leftOfX, leftOfY, residuals.basis(), at, place.blockRows(at)) : Correlation.nothing(at.length);
    }

    private double[] ranks(double[] values, int[] order, int[] at) {
        return Ranks.among(values, order, slots(at), at.length);
    }

    private int[] slots(int[] at) {
        int[] slots = new int[signal.values().length];
        Arrays.fill(slots, -1);
        for (int i = 0; i < at.length; i++) {
            slots[at[i]] = i;
        }
        return slots;
    }

    private static double[] at(double[] values, int[] rows) {
        double[] some = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            some[i] = values[rows[i]];
        }
        return some;
    }

    int symbol() {
        return place.symbol;
    }

    double[] returns() {
        return prices.returns(place.horizon);
    }

    SignalColumns signal() {
        return signal;
    }

    Correlation correlation(int kind) {
        return correlations[kind];
    }

    int[] rows(int kind) {
        return rows[kind];
    }
}
