package dev.wafer.cli.command;

import dev.wafer.cli.report.LiquidationEvent;
import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.run.RunResult;
import java.util.ArrayList;
import java.util.List;

/** Reads the liquidation orders out of a run's journal. */
final class Liquidations {
    private static final double NANO_PER_USD = 1e9;

    private Liquidations() {}

    static List<LiquidationEvent> of(RunResult result, RuleBook rules) {
        Journal journal = result.journal();
        List<LiquidationEvent> events = new ArrayList<>();
        for (int row = 0; row < journal.count(); row++) {
            if (journal.entry(row) == Entry.LIQUIDATED) {
                String ticker = result.symbols().get(journal.symbol(row));
                Instrument instrument = new Instrument(ticker, rules.at(ticker, journal.timeMs(row)).sizeDecimals());
                double positionShares = -instrument.sharesOf(journal.signedLots(row));     // the order sells what was long
                events.add(new LiquidationEvent(ticker, journal.timeMs(row), positionShares, journal.priceUsd(row),
                        journal.feeNano(row) / NANO_PER_USD, journal.badDebtNano(row) / NANO_PER_USD, journal.isWhole(row)));
            }
        }
        return events;
    }
}
