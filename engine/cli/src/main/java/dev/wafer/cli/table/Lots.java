package dev.wafer.cli.table;

import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.run.RunResult;

/** Shares of the lots in a run's journal, by the rules of their time. */
final class Lots {
    private final RunResult result;
    private final RuleBook rules;

    Lots(RunResult result, RuleBook rules) {
        this.result = result;
        this.rules = rules;
    }

    /** Of the lots of an entry. */
    double shares(int row) {
        return shares(row, result.journal().signedLots(row));
    }

    /** Of other lots at the time of an entry. */
    double shares(int row, long signedLots) {
        Journal journal = result.journal();
        String ticker = result.symbols().get(journal.symbol(row));
        return new Instrument(ticker, rules.at(ticker, journal.timeMs(row)).sizeDecimals()).sharesOf(signedLots);
    }
}
