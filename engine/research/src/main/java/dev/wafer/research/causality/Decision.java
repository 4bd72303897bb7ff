package dev.wafer.research.causality;

import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.run.RunResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What a strategy ordered, withdrew or adjusted at a close.
 *
 * @param timeMs the close, UTC milliseconds
 * @param ticker of the symbol
 * @param kind what it is
 * @param orderId of the order; zero where there is none
 * @param signedLots size, a buy above zero
 * @param priceUsd limit, trigger or margin moved, USDC; zero where there is none
 * @param because the strategy's words
 */
public record Decision(long timeMs, String ticker, Entry kind, long orderId, long signedLots, double priceUsd, String because) {
    /** All decisions of a run, in order. */
    static List<Decision> of(RunResult run) {
        Journal journal = run.journal();
        List<Decision> decisions = new ArrayList<>();
        for (int row = 0; row < journal.count(); row++) {
            Entry entry = journal.entry(row);
            if (entry == Entry.ORDERED || entry == Entry.ADJUSTED) {
                decisions.add(new Decision(journal.timeMs(row), run.symbols().get(journal.symbol(row)), entry, journal.orderId(row), journal.signedLots(row),
                        journal.priceUsd(row), journal.because(row)));
            }
        }
        return decisions;
    }

    /** Whether both say the same of one close; the size, which follows the account's money, left aside. */
    boolean isAlike(Decision other) {
        return timeMs == other.timeMs && ticker.equals(other.ticker) && kind == other.kind && Long.signum(signedLots) == Long.signum(other.signedLots)
                && because.equals(other.because);
    }
}
