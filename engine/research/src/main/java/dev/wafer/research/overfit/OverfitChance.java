package dev.wafer.research.overfit;

import java.util.Optional;

/**
 * Probability of backtest overfitting by combinatorially symmetric cross-validation: how often the trial that was best on one half of the days is
 * below the middle of all trials on the other half. D. Bailey, J. Borwein, M. Lopez de Prado and Q. Zhu, "The Probability of Backtest Overfitting",
 * Journal of Computational Finance 20 (2015). The days are cut into blocks in their order; every choice of half of the blocks is a first half once.
 * Trials are compared by their Sharpe ratio, one that does not vary counts as zero; equal ones share their ranks.
 *
 * <p>About a half says that the choice among the trials was worth nothing, not that the trials are: where all are equally good it is a half, too.
 *
 * @param probability share of the splits with a logit of at most zero
 * @param splits how many
 * @param blocks of days
 * @param meanLogit mean over the splits of {@code ln(w / (1 - w))}, w the rank of the chosen trial on the other half / (trials + 1), 1 the worst
 */
public record OverfitChance(double probability, int splits, int blocks, double meanLogit) {
    /** The paper's choice. */
    public static final int MOST_BLOCKS = 16;
    private static final int FEWEST_BLOCKS = 6;
    private static final int FEWEST_DAYS_IN_BLOCK = 4;
    private static final int FEWEST_TRIALS = 2;

    /** By as many blocks as the days allow, at most 16; none for fewer than two trials, or fewer than 24 days. */
    public static Optional<OverfitChance> of(TrialReturns returns) {
        int blocks = Math.min(MOST_BLOCKS, returns.days() / FEWEST_DAYS_IN_BLOCK / 2 * 2);
        return returns.trials() < FEWEST_TRIALS || blocks < FEWEST_BLOCKS ? Optional.empty() : Optional.of(of(returns, blocks));
    }

    /**
     * By this many blocks.
     *
     * @param blocks even, from 2 to 16, at most as many as days
     */
    public static OverfitChance of(TrialReturns returns, int blocks) {
        if (!(blocks >= 2 && blocks <= MOST_BLOCKS && blocks % 2 == 0 && blocks <= returns.days() && returns.trials() >= FEWEST_TRIALS)) {
            throw new IllegalArgumentException("overfitting: found " + blocks + " blocks of " + returns.days() + " days and " + returns.trials()
                    + " trials, expected an even number from 2 to 16, at least as many days, and two trials");
        }
        return new Splits(returns, blocks).run();
    }

    /** Sums by block, and what each choice of blocks gives of them. */
    private static final class Splits {
        private final int trials;
        private final int blocks;
        private final HalfSums sums;
        private final double[] first;
        private final double[] second;
        private int splits;
        private int below;
        private double logits;

        Splits(TrialReturns returns, int blocks) {
            trials = returns.trials();
            this.blocks = blocks;
            sums = new HalfSums(returns, blocks);
            first = new double[trials];
            second = new double[trials];
        }

        /** A choice and its opposite are looked at together; the last block is in the opposite. */
        OverfitChance run() {
            for (int chosen = 0; chosen < 1 << (blocks - 1); chosen++) {
                if (Integer.bitCount(chosen) * 2 == blocks) {
                    sums.sharpes(chosen, first);
                    sums.sharpes((1 << blocks) - 1 - chosen, second);
                    count(first, second);
                    count(second, first);
                }
            }
            return new OverfitChance((double) below / splits, splits, blocks, logits / splits);
        }

        private void count(double[] inside, double[] outside) {
            int best = 0;
            for (int trial = 1; trial < trials; trial++) {
                best = inside[trial] > inside[best] ? trial : best;
            }
            int worse = 0, equal = 0;
            for (double other : outside) {
                worse += other < outside[best] ? 1 : 0;
                equal += other == outside[best] ? 1 : 0;
            }
            double rank = worse + (equal + 1) / 2.0;
            below += rank * 2 <= trials + 1 ? 1 : 0;
            logits += StrictMath.log(rank / (trials + 1 - rank));
            splits++;
        }
    }
}
