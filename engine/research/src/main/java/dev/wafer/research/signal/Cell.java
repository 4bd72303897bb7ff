package dev.wafer.research.signal;

import java.util.List;
import java.util.Optional;

/**
 * One signal on one symbol (or all of them), at one horizon, in one part of the history.
 *
 * @param key which
 * @param evidence coefficients with their errors
 * @param behaviour how the signal and the returns after it looked
 * @param judgement what is left of it after everything that was looked at
 */
public record Cell(Key key, Evidence evidence, Behaviour behaviour, Judgement judgement) {
    /** Name of all symbols together. */
    public static final String POOLED = "pooled";

    /** Name of all rows. */
    public static final String ALL_ROWS = "all";

    /**
     * Which cell.
     *
     * @param signal its name
     * @param symbol its name, or {@link #POOLED}
     * @param horizonBars length of the forward return
     * @param regime its name, or {@link #ALL_ROWS}
     */
    public record Key(String signal, String symbol, int horizonBars, String regime) {}

    /**
     * Coefficients with their errors.
     *
     * @param pearson of the values
     * @param rank of the ranks (Spearman); pooled: the mean over symbols, weighted by rows
     * @param partial rank coefficient of what the controls (past return, volatility, session) leave of signal and return; zero if they leave nothing
     * @param partialGivenTwin the same with the price-only twin among the controls; empty if the signal has none
     * @param rows rows with signal and return, of all symbols together
     * @param effectiveRows how many independent rows would tell as much of {@code rank}: less than {@code rows} where returns overlap or symbols move
     *     together
     * @param minimumDetectableIc the smallest true rank coefficient that would be seen (two-sided, 5 %, this cell alone) in four cases of five
     * @param minimumDetectableBeyondPrice the same of {@link #beyondPrice()}, which the verdict {@code adds} is about
     */
    public record Evidence(Estimate pearson, Estimate rank, Estimate partial, Optional<Estimate> partialGivenTwin, int rows, double effectiveRows,
            double minimumDetectableIc, double minimumDetectableBeyondPrice) {
        /** What counts for the verdict: given the twin too, where there is one. */
        public Estimate beyondPrice() {
            return partialGivenTwin.orElse(partial);
        }
    }

    /**
     * How the signal and the returns after it looked.
     *
     * @param quantiles by rising signal, with edges from the rows before only; empty where the past was too short
     * @param hitShare share of rows with the return that the prior sign says: above zero where the signal stood on its side of its own past median, below
     *     zero on the other; above 0.5 the sign was right more often than not; 0.5 if there are none
     * @param turnoverPerBar mean change per bar of the signal's place among its past values, from 0 (still) to 1 (end to end every bar)
     * @param months by month of UTC
     */
    public record Behaviour(List<Quantile> quantiles, double hitShare, double turnoverPerBar, Months months) {
        /** Copies. */
        public Behaviour {
            quantiles = List.copyOf(quantiles);
        }
    }

    /**
     * Rows whose signal lay in one fifth of its own past.
     *
     * @param rows how many
     * @param meanLogReturn over the horizon; 0 if there are no rows
     */
    public record Quantile(int rows, double meanLogReturn) {}

    /**
     * The rank coefficient month by month: each month's mean product of standardised ranks.
     *
     * @param count months with at least ten rows
     * @param sameSignShare share of them with the sign of the whole; 0 if there are none
     * @param lowest of the months
     * @param median of the months
     * @param highest of the months
     */
    public record Months(int count, double sameSignShare, double lowest, double median, double highest) {}

    /**
     * What is left after everything that was looked at.
     *
     * @param rankAdjustedP p-value of the rank coefficient after Romano-Wolf over all cells
     * @param partialAdjustedP p-value of {@link Evidence#beyondPrice()} after Romano-Wolf over all cells
     * @param partialFdrQ smallest false discovery rate (Benjamini-Hochberg) at which {@link Evidence#beyondPrice()} would be named
     * @param placebo how rotated open interest did; empty for a signal without, and for a regime in which nothing was found
     * @param verdict in words
     */
    public record Judgement(
            double rankAdjustedP, double partialAdjustedP, double partialFdrQ, Optional<Placebo> placebo, Verdict verdict) {
        /** The adjusted p-value that the verdict rests on: beyond price for one that adds, otherwise of the rank coefficient. */
        public double adjustedP() {
            return verdict == Verdict.ADDS ? partialAdjustedP : rankAdjustedP;
        }

        /** Whether the verdict is more than that one cannot tell. */
        public boolean saysSomething() {
            return verdict.compareTo(Verdict.CANNOT_TELL) < 0;
        }
    }

    /**
     * How the signal did with open interest of another time.
     *
     * @param rotations how many
     * @param pValue share of them, the true one counted in, at least as far from zero: at the least {@code 1 / (rotations + 1)}
     * @param medianIc of their partial coefficients, in the direction of the true one
     */
    public record Placebo(int rotations, double pValue, double medianIc) {}
}
