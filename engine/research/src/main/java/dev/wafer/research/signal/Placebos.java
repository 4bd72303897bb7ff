package dev.wafer.research.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One signal with open interest of other times, in some regimes: every rotation is asked in all of them. */
final class Placebos {
    /** A rotation that changes nothing must count as reaching the true one. */
    private static final double ROUNDING = 1e-12;

    private final List<Integer> regimes;
    private final PlaceboBasis[][] bases;
    private final double[][] ownRanks;
    private final double[][][] actual;
    private final double[][][][] rotated;

    Placebos(Study study, int signal, List<Integer> regimes) {
        this.regimes = List.copyOf(regimes);
        int symbols = study.panel().symbols().size();
        bases = new PlaceboBasis[regimes.size()][symbols];
        for (int r = 0; r < bases.length; r++) {
            for (int symbol = 0; symbol < symbols; symbol++) {
                bases[r][symbol] = new PlaceboBasis(study, signal, symbol, regimes.get(r));
            }
        }
        ownRanks = ranks(study.panel().signals().get(signal).values);
        actual = partials(ownRanks);
        rotated = new double[study.settings().shiftsRows().size()][][][];
    }

    /** Asks one rotation, counted as in the settings; all of them must have been before anything is read. */
    void ask(int rotation, double[][] values) {
        rotated[rotation] = partials(ranks(values));
    }

    /** Asks one rotation of the signal's own values. */
    void askOwn(int rotation, int shiftRows) {
        double[][] moved = new double[ownRanks.length][];
        for (int symbol = 0; symbol < moved.length; symbol++) {
            double[] ranks = ownRanks[symbol];
            int shift = Math.floorMod(shiftRows, ranks.length);
            moved[symbol] = new double[ranks.length];
            System.arraycopy(ranks, 0, moved[symbol], shift, ranks.length - shift);
            System.arraycopy(ranks, ranks.length - shift, moved[symbol], 0, shift);
        }
        rotated[rotation] = partials(moved);
    }

    private static double[][] ranks(double[][] values) {
        return Arrays.stream(values).map(Ranks::centredQuickly).toArray(double[][]::new);
    }

    /** By regime, symbol (pooled last) and horizon. */
    private double[][][] partials(double[][] ranks) {
        int symbols = ranks.length;
        double[][][] partials = new double[bases.length][symbols + 1][];
        for (int r = 0; r < bases.length; r++) {
            for (int symbol = 0; symbol < symbols; symbol++) {
                partials[r][symbol] = bases[r][symbol].partials(ranks[symbol]);
            }
            partials[r][symbols] = pooled(bases[r], partials[r]);
        }
        return partials;
    }

    private static double[] pooled(PlaceboBasis[] ofSymbol, double[][] partials) {
        double[] pooled = new double[partials[0].length];
        for (int h = 0; h < pooled.length; h++) {
            double weight = 0;
            for (int symbol = 0; symbol < ofSymbol.length; symbol++) {
                pooled[h] += partials[symbol][h] * ofSymbol[symbol].weight(h);
                weight += ofSymbol[symbol].weight(h);
            }
            pooled[h] /= Math.max(1, weight);
        }
        return pooled;
    }

    /** Two-sided; empty for a regime that was not asked about. */
    Optional<Cell.Placebo> of(int regime, int symbol, int horizon) {
        int r = regimes.indexOf(regime);
        return r < 0 ? Optional.empty() : Optional.of(compared(r, symbol, horizon));
    }

    private Cell.Placebo compared(int r, int symbol, int horizon) {
        double truth = actual[r][symbol][horizon];
        double direction = truth < 0 ? -1 : 1;
        double[] others = Arrays.stream(rotated).mapToDouble(one -> direction * one[r][symbol][horizon]).sorted().toArray();
        long reached = Arrays.stream(others).filter(other -> Math.abs(other) >= Math.abs(truth) - ROUNDING).count();
        double median = (others[(others.length - 1) / 2] + others[others.length / 2]) / 2;
        return new Cell.Placebo(others.length, (reached + 1.0) / (others.length + 1.0), median);
    }
}
