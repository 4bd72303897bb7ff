package dev.wafer.cli.table;

import dev.wafer.cli.request.Ground;
import dev.wafer.cli.text.Words;
import dev.wafer.data.io.store.TableFiles.Sheet;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.journal.PositionTrace;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.Trade;
import dev.wafer.engine.run.RunResult;
import java.util.List;
import java.util.OptionalDouble;

/** A run that was looked at, as tables. Quantities are in shares, a buy or a long above zero; money and prices in USDC; times are moments. */
public final class RunTables {
    /** Names of the tables. */
    public static final List<String> NAMES = List.of("trades", "orders", "equity", "positions", "funding", "journal");
    static final double NANO_PER_USD = 1e9;

    private final RunResult result;
    private final PositionTrace positions;
    private final double capitalUsd;
    private final Lots lots;

    private RunTables(Ground ground, Ground.Observed seen) {
        result = seen.run().result();
        positions = seen.positions();
        capitalUsd = seen.run().settings().capitalUsd();
        lots = new Lots(result, ground.rules());
    }

    /** All of {@link #NAMES}. */
    public static List<Sheet> all(Ground ground, Ground.Observed seen) {
        RunTables tables = new RunTables(ground, seen);
        return List.of(tables.trades(), new OrderTable(tables.result, tables.lots).sheet(), tables.equity(), tables.positions(), tables.funding(),
                new JournalTable(tables.result, tables.lots).sheet());
    }

    private Sheet trades() {
        SheetText<Trade> sheet = new SheetText<>("trades");
        sheet.text("symbol", trade -> result.symbols().get(trade.symbolIndex())).text("side", trade -> Words.side(trade.isLong()))
                .time("entry_time", Trade::entryTimeMs).time("exit_time", Trade::exitTimeMs).decimal("entry_price_usd", Trade::entryPriceUsd)
                .decimal("exit_price_usd", Trade::exitPriceUsd).decimal("quantity_shares", Trade::quantityShares).decimal("profit_usd", Trade::profitUsd)
                .decimal("fees_usd", Trade::feesUsd).decimal("funding_usd", Trade::fundingUsd).text("exit_reason", trade -> trade.exitReason().label())
                .text("because", Trade::because);
        return sheet.of(result.trades());
    }

    private Sheet equity() {
        EquityCurve curve = result.equity();
        double[] peaksUsd = new double[curve.count()];
        double peakUsd = capitalUsd;
        for (int sample = 0; sample < peaksUsd.length; sample++) {
            peakUsd = Math.max(peakUsd, curve.equityUsd(sample));
            peaksUsd[sample] = peakUsd;
        }
        SheetText<Integer> sheet = new SheetText<>("equity");
        sheet.time("time", curve::timeMs).decimal("equity_usd", curve::equityUsd)
                .decimal("drawdown_fraction", sample -> (peaksUsd[sample] - curve.equityUsd(sample)) / peaksUsd[sample]);
        return sheet.of(SheetText.rows(curve.count(), _ -> true));
    }

    /** Each position at each close; the place of a row counts symbols within closes. */
    private Sheet positions() {
        int symbols = result.symbols().size();
        SheetText<Integer> sheet = new SheetText<>("positions");
        sheet.time("time", place -> positions.timeMs(place / symbols)).text("symbol", place -> result.symbols().get(place % symbols))
                .decimal("signed_quantity_shares", place -> positions.signedQtyShares(place % symbols, place / symbols))
                .decimal("entry_price_usd", place -> positions.entryUsd(place % symbols, place / symbols))
                .decimal("margin_usd", place -> positions.marginUsd(place % symbols, place / symbols))
                .optional("liquidation_price_usd", place -> above0(positions.liquidationUsd(place % symbols, place / symbols)));
        return sheet.of(SheetText.rows(positions.count() * symbols, place -> positions.signedQtyShares(place % symbols, place / symbols) != 0));
    }

    private Sheet funding() {
        Journal journal = result.journal();
        SheetText<Integer> sheet = new SheetText<>("funding");
        sheet.time("time", journal::timeMs).text("symbol", row -> result.symbols().get(journal.symbol(row)))
                .decimal("signed_quantity_shares", lots::shares).decimal("rate_per_interval_fraction", journal::priceUsd)
                .decimal("received_usd", row -> journal.fundingNano(row) / NANO_PER_USD);
        return sheet.of(SheetText.rows(journal.count(), row -> journal.entry(row) == Entry.FUNDED));
    }

    static OptionalDouble above0(double value) {
        return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
