package dev.wafer.cli.table;

import dev.wafer.cli.text.Words;
import dev.wafer.data.io.store.ResultFiles.Cell;
import dev.wafer.data.io.store.TableFiles.Sheet;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.run.RunResult;
import java.util.Optional;
import java.util.OptionalDouble;

/** Everything that happened, a row for each entry of the journal, in order. What an entry does not speak of has no value. */
final class JournalTable {
    private final RunResult result;
    private final Journal journal;
    private final Lots lots;

    JournalTable(RunResult result, Lots lots) {
        this.result = result;
        this.lots = lots;
        journal = result.journal();
    }

    Sheet sheet() {
        SheetText<Integer> sheet = new SheetText<>("journal");
        sheet.time("time", journal::timeMs).text("symbol", row -> result.symbols().get(journal.symbol(row)))
                .text("entry", row -> Words.of(journal.entry(row)))
                .add("order_id", Cell.WHOLE, row -> Optional.<Object>of(journal.orderId(row)).filter(id -> !id.equals(0L)))
                .text("leg", row -> journal.orderId(row) == 0 ? "" : Words.of(journal.leg(row)))
                .text("cause", row -> journal.isFill(row) ? Words.of(journal.cause(row)) : "")
                .optional("signed_quantity_shares", this::shares).optional("price_usd", this::priceUsd).optional("reduced_to_shares", this::reducedTo)
                .optional("funding_rate_per_interval_fraction", row -> onlyOf(Entry.FUNDED, row, journal.priceUsd(row)))
                .optional("leverage", row -> isMove(row) ? OptionalDouble.empty() : onlyOf(Entry.ADJUSTED, row, (double) journal.signedLots(row)))
                .optional("margin_moved_usd", row -> isMove(row) ? OptionalDouble.of(journal.priceUsd(row)) : OptionalDouble.empty())
                .decimal("fee_usd", row -> usd(journal.feeNano(row)))
                .decimal("realized_usd", row -> journal.isFill(row) ? usd(journal.realizedNano(row)) : 0)
                .decimal("funding_usd", row -> usd(journal.fundingNano(row))).decimal("bad_debt_usd", row -> usd(journal.badDebtNano(row)))
                .decimal("backstop_usd", row -> usd(journal.takenNano(row))).decimal("slippage_usd", journal::slippageUsd)
                .optional("mark_price_usd", row -> RunTables.above0(journal.markUsd(row))).flag("is_maker", journal::isMaker)
                .flag("is_closing", journal::isClosing).flag("is_whole", journal::isWhole).text("because", journal::because);
        return sheet.of(SheetText.rows(journal.count(), _ -> true));
    }

    private OptionalDouble shares(int row) {
        return journal.entry(row) == Entry.ADJUSTED || journal.entry(row) == Entry.AMBIGUOUS ? OptionalDouble.empty() : OptionalDouble.of(lots.shares(row));
    }

    /** Of a fill, a limit or a trigger. */
    private OptionalDouble priceUsd(int row) {
        boolean isPrice = journal.entry(row) != Entry.FUNDED && journal.entry(row) != Entry.ADJUSTED;
        return isPrice ? RunTables.above0(journal.priceUsd(row)) : OptionalDouble.empty();
    }

    private OptionalDouble reducedTo(int row) {
        return journal.entry(row) == Entry.REDUCED ? OptionalDouble.of(lots.shares(row, journal.realizedNano(row))) : OptionalDouble.empty();
    }

    /** An adjustment without a leverage moved margin. */
    private boolean isMove(int row) {
        return journal.entry(row) == Entry.ADJUSTED && journal.signedLots(row) == 0;
    }

    private OptionalDouble onlyOf(Entry entry, int row, double value) {
        return journal.entry(row) == entry ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static double usd(long nano) {
        return nano / RunTables.NANO_PER_USD;
    }
}
