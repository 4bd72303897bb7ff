package dev.wafer.research.overfit;

/**
 * Sharpe ratios of all trials over any choice of blocks of days. Sums over every choice among the first half of the blocks, and among the second,
 * are made once; a choice among all is one of each, so that it costs two additions a trial and gathers no rounding.
 */
final class HalfSums {
    private final int trials;
    private final int lowBlocks;
    /** By choice and trial, of the first and the second half of the blocks. */
    private final double[][] lowSums;
    private final double[][] highSums;
    private final double[][] lowSquares;
    private final double[][] highSquares;
    private final int[] daysOfBlock;

    HalfSums(TrialReturns returns, int blocks) {
        trials = returns.trials();
        lowBlocks = blocks / 2;
        daysOfBlock = new int[blocks];
        double[][] sums = new double[blocks][trials];
        double[][] squares = new double[blocks][trials];
        for (int block = 0; block < blocks; block++) {
            int from = edge(returns, block, blocks), to = edge(returns, block + 1, blocks);
            daysOfBlock[block] = to - from;
            for (int trial = 0; trial < trials; trial++) {
                for (int day = from; day < to; day++) {
                    double value = returns.at(trial, day);
                    sums[block][trial] += value;
                    squares[block][trial] += value * value;
                }
            }
        }
        lowSums = choices(sums, 0, lowBlocks);
        highSums = choices(sums, lowBlocks, blocks);
        lowSquares = choices(squares, 0, lowBlocks);
        highSquares = choices(squares, lowBlocks, blocks);
    }

    private static int edge(TrialReturns returns, int block, int blocks) {
        return (int) ((long) returns.days() * block / blocks);
    }

    private double[][] choices(double[][] byBlock, int from, int to) {
        double[][] choices = new double[1 << (to - from)][trials];
        for (int choice = 1; choice < choices.length; choice++) {
            int lowest = Integer.numberOfTrailingZeros(choice);
            double[] rest = choices[choice & (choice - 1)], added = byBlock[from + lowest];
            for (int trial = 0; trial < trials; trial++) {
                choices[choice][trial] = rest[trial] + added[trial];
            }
        }
        return choices;
    }

    /** Sharpe ratios over the blocks whose bits are set, deviations over n; zero where the returns do not vary. */
    void sharpes(int choice, double[] into) {
        int low = choice & ((1 << lowBlocks) - 1), high = choice >>> lowBlocks;
        int days = 0;
        for (int block = 0; block < daysOfBlock.length; block++) {
            days += (choice >>> block & 1) == 0 ? 0 : daysOfBlock[block];
        }
        double[] sumsLow = lowSums[low], sumsHigh = highSums[high], squaresLow = lowSquares[low], squaresHigh = highSquares[high];
        for (int trial = 0; trial < into.length; trial++) {
            double mean = (sumsLow[trial] + sumsHigh[trial]) / days;
            double variance = (squaresLow[trial] + squaresHigh[trial]) / days - mean * mean;
            into[trial] = variance > 0 ? mean / Math.sqrt(variance) : 0;
        }
    }
}
