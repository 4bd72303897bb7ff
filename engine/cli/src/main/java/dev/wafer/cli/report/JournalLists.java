package dev.wafer.cli.report;

import dev.wafer.cli.report.Ambiguity.AmbiguousBar;
import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.engine.journal.Cause;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What reports list out of a run's journal. */
final class JournalLists {
    private static final double NANO_PER_USD = 1e9;

    private JournalLists() {}

    /** Liquidation orders and what the backstop took. */
    static List<LiquidationEvent> liquidations(RunResult result, RuleBook rules) {
        Journal journal = result.journal();
        List<LiquidationEvent> events = new ArrayList<>();
        for (int row = 0; row < journal.count(); row++) {
            if (journal.entry(row) == Entry.LIQUIDATED) {
                String ticker = result.symbols().get(journal.symbol(row));
                Instrument instrument = new Instrument(ticker, rules.at(ticker, journal.timeMs(row)).sizeDecimals());
                double positionShares = -instrument.sharesOf(journal.signedLots(row));     // the order sells what was long
                events.add(new LiquidationEvent(ticker, journal.timeMs(row), positionShares, journal.priceUsd(row),
                        journal.markUsd(row), journal.feeNano(row) / NANO_PER_USD, journal.badDebtNano(row) / NANO_PER_USD, journal.isWhole(row),
                        journal.cause(row) == Cause.BACKSTOP));
            }
        }
        return events;
    }

    /** Bars in which high and low in another order would change what happened. */
    static List<AmbiguousBar> ambiguousBars(RunResult result) {
        Journal journal = result.journal();
        return IntStream.range(0, journal.count()).filter(row -> journal.entry(row) == Entry.AMBIGUOUS)
                .mapToObj(row -> new AmbiguousBar(result.symbols().get(journal.symbol(row)), journal.timeMs(row))).toList();
    }
}
