package dev.wafer.engine.journal;

import java.util.Objects;

/**
 * The positions of a run at each of its closes, one column of numbers for each symbol: what a picture draws and a story tells. Symbols are places in the
 * run's order, closes count from the first bar traded. Where a symbol is flat all of its numbers are zero.
 */
public final class PositionTrace {
    private final long[] closeTimesMs;
    private final double[][] signedQtysShares;
    private final double[][] entriesUsd;
    private final double[][] marginsUsd;
    private final double[][] liquidationsUsd;
    private final double[][] closeMarksUsd;
    private final double[][] worstMarksUsd;
    private final double[][] stopsUsd;
    private final double[][] takeProfitsUsd;

    private PositionTrace(int symbols, int closes) {
        closeTimesMs = new long[closes];
        signedQtysShares = new double[symbols][closes];
        entriesUsd = new double[symbols][closes];
        marginsUsd = new double[symbols][closes];
        liquidationsUsd = new double[symbols][closes];
        closeMarksUsd = new double[symbols][closes];
        worstMarksUsd = new double[symbols][closes];
        stopsUsd = new double[symbols][closes];
        takeProfitsUsd = new double[symbols][closes];
    }

    /** Number of closes. */
    public int count() {
        return closeTimesMs.length;
    }

    /** Time of a close, UTC milliseconds. */
    public long timeMs(int close) {
        return closeTimesMs[close];
    }

    /** Position in shares, long above zero. */
    public double signedQtyShares(int symbol, int close) {
        return signedQtysShares[symbol][close];
    }

    /** Size-weighted entry price, USDC per share. */
    public double entryUsd(int symbol, int close) {
        return entriesUsd[symbol][close];
    }

    /** Margin posted with the funding up to the bar's own open, USDC; of a cross position, which posts none, the funding not yet in cash. */
    public double marginUsd(int symbol, int close) {
        return marginsUsd[symbol][close];
    }

    /** Mark price at which the position is liquidated, USDC per share; zero for a long that cannot be. */
    public double liquidationUsd(int symbol, int close) {
        return liquidationsUsd[symbol][close];
    }

    /** Mark at a close, USDC per share. */
    public double markUsd(int symbol, int close) {
        return closeMarksUsd[symbol][close];
    }

    /** Mark of the bar before a close that was worst for the position held at it: the low for a long, the high for a short. */
    public double worstMarkUsd(int symbol, int close) {
        return worstMarksUsd[symbol][close];
    }

    /** Trigger of the stop, trailing or not, that works nearest to the mark; zero where none does. */
    public double stopUsd(int symbol, int close) {
        return stopsUsd[symbol][close];
    }

    /** Trigger of the take-profit that works nearest to the mark; zero where none does. */
    public double takeProfitUsd(int symbol, int close) {
        return takeProfitsUsd[symbol][close];
    }

    /** Takes one close after the other, in room taken before the first. */
    public static final class Builder {
        private final PositionTrace trace;
        private int count;

        /** Room for exactly so many closes of so many symbols. */
        public Builder(int symbols, int closes) {
            trace = new PositionTrace(symbols, closes);
        }

        /** A position at the close that comes next. */
        public void position(int symbol, double signedQtyShares, double entryUsd, double marginUsd, double liquidationUsd) {
            trace.signedQtysShares[symbol][count] = signedQtyShares;
            trace.entriesUsd[symbol][count] = entryUsd;
            trace.marginsUsd[symbol][count] = marginUsd;
            trace.liquidationsUsd[symbol][count] = liquidationUsd;
        }

        /** The mark of a position at the close that comes next, and the worst one in the bar before it. */
        public void marks(int symbol, double closeUsd, double worstUsd) {
            trace.closeMarksUsd[symbol][count] = closeUsd;
            trace.worstMarksUsd[symbol][count] = worstUsd;
        }

        /** A stop or take-profit that works at the close that comes next; of several that nearest to the mark, which is given before, stays. */
        public void exit(int symbol, boolean isTakeProfit, double triggerUsd) {
            double[] exitsUsd = isTakeProfit ? trace.takeProfitsUsd[symbol] : trace.stopsUsd[symbol];
            double markUsd = trace.closeMarksUsd[symbol][count];
            if (exitsUsd[count] == 0 || Math.abs(triggerUsd - markUsd) < Math.abs(exitsUsd[count] - markUsd)) {
                exitsUsd[count] = triggerUsd;
            }
        }

        /** The close is over; closes come in order. */
        public void close(long closeTimeMs) {
            trace.closeTimesMs[Objects.checkIndex(count++, trace.count())] = closeTimeMs;
        }

        /**
         * The trace, once.
         *
         * @throws IllegalStateException unless the room is full
         */
        public PositionTrace build() {
            if (count != trace.count()) {
                throw new IllegalStateException("Invariant: one place for each close, found " + count + " of " + trace.count());
            }
            return trace;
        }
    }
}
