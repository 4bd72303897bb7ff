package dev.wafer.cli.page;

import dev.wafer.cli.report.LiquidationEvent;
import dev.wafer.cli.text.JsonText;
import dev.wafer.engine.journal.Cause;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.measure.Trade;
import dev.wafer.engine.run.RunResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was traded: round trips, every fill as a mark on the chart, and liquidations. Texts stand once and are named by their place. */
final class TradePart {
    private final RunResult result;
    private final List<LiquidationEvent> liquidations;
    private final TimeAxis axis;
    private final Map<String, Integer> placeByText = new LinkedHashMap<>();

    TradePart(PageRun run, TimeAxis axis) {
        result = run.run().result();
        liquidations = run.run().liquidations();
        this.axis = axis;
    }

    void write(JsonText json) {
        json.list("trades", list -> result.trades().forEach(trade -> list.row(row -> write(row, trade))))
                .list("fills", this::writeFills)
                .list("liquidations", list -> liquidations.forEach(event -> list.item(one -> write(one, event))))
                .texts("texts", placeByText.keySet());
    }

    /** The order that the page's script reads. */
    private void write(JsonText json, Trade trade) {
        json.add(trade.symbolIndex()).add(trade.isLong() ? 1 : -1).add(trade.entryTimeMs()).add(trade.exitTimeMs()).add(trade.entryPriceUsd())
                .add(trade.exitPriceUsd()).add(trade.quantityShares()).add(trade.profitUsd()).add(trade.feesUsd()).add(trade.fundingUsd())
                .add(placeOf(trade.exitReason().label())).add(placeOf(trade.because()));
    }

    /** Each fill as symbol, place, time, buy or sell, kind, price. */
    private void writeFills(JsonText json) {
        Journal journal = result.journal();
        for (int row = 0; row < journal.count(); row++) {
            if (journal.isFill(row)) {
                int fill = row;
                json.row(one -> one.add(journal.symbol(fill)).add(axis.placeAt(journal.timeMs(fill))).add(journal.timeMs(fill))
                        .add(journal.signedLots(fill) > 0 ? 1 : -1).add(placeOf(kind(journal, fill))).add(journal.priceUsd(fill)));
            }
        }
    }

    private static String kind(Journal journal, int row) {
        if (journal.entry(row) == Entry.LIQUIDATED) {
            return journal.cause(row) == Cause.BACKSTOP ? "backstop" : "liquidation";
        } else if (journal.entry(row) == Entry.SETTLED) {
            return "settlement";
        }
        return switch (journal.cause(row)) {
            case SIGNAL -> journal.isClosing(row) ? "exit" : "entry";
            case STOP -> "stop";
            case TAKE_PROFIT -> "take-profit";
            case TRAILING_STOP -> "trailing-stop";
            case LIQUIDATION -> "liquidation";
            case BACKSTOP -> "backstop";
            case SETTLEMENT -> "settlement";
        };
    }

    private static void write(JsonText json, LiquidationEvent event) {
        json.put("symbol", event.symbol()).put("timeMs", event.timeMs()).put("quantity", event.signedQtyShares()).put("price", event.priceUsd())
                .put("mark", event.markUsd()).put("fee", event.feeUsd()).put("badDebt", event.badDebtUsd())
                .put("extent", event.isBackstop() ? "backstop" : event.isWhole() ? "whole" : "partial");
    }

    private int placeOf(String text) {
        return placeByText.computeIfAbsent(text, _ -> placeByText.size());
    }
}
