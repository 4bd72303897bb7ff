package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Table;
import dev.wafer.cli.text.Words;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.measure.Trade;
import dev.wafer.engine.run.SymbolResult;
import java.util.List;

/** The tables of a run's report that have a row for each symbol, position, liquidation or trade. */
final class SymbolTables {
    private static final int MOST_LIQUIDATIONS = 10;

    private final FinishedRun run;

    SymbolTables(FinishedRun run) {
        this.run = run;
    }

    List<String> perSymbol() {
        Table table = new Table("", ">bars", ">trades", ">profit", ">fees", ">funding", ">coverage", ">liquidations", ">ambiguous");
        boolean isCharged = run.settings().funding().mode() != FundingMode.NONE;
        for (SymbolResult symbol : run.result().perSymbol()) {
            table.row(symbol.ticker(), Figures.count(symbol.bars()), Figures.count(symbol.trades()), Figures.signedUsd(symbol.profitUsd()),
                    Figures.usd(symbol.feesUsd()), isCharged ? Figures.signedUsd(symbol.fundingUsd()) : "not charged",
                    isCharged ? Figures.percent(symbol.fundingCoverage()) : "",
                    Figures.count(symbol.liquidations()), Figures.count(symbol.ambiguousBars()));
        }
        return table.lines();
    }

    List<String> openPositions() {
        Table table = new Table("", "", "", ">quantity", ">entry", ">mark", ">liquidation", ">distance", ">ADL index", ">margin", ">unrealised");
        for (SymbolResult symbol : run.result().perSymbol()) {
            symbol.position().ifPresent(open -> table.row(symbol.ticker(), Words.side(open.signedQtyShares() > 0), open.isCross() ? "cross" : "isolated",
                    Figures.quantity(Math.abs(open.signedQtyShares())), Figures.price(open.entryUsd()), Figures.price(open.markUsd()),
                    open.liquidationUsd() > 0 ? Figures.longPrice(open.liquidationUsd()) : "none", Figures.percent(open.liquidationDistance()),
                    Figures.ratio(open.deleveragingIndex()), open.isCross() ? "" : Figures.usd(open.marginUsd()), Figures.signedUsd(open.unrealizedUsd())));
        }
        return table.isEmpty() ? List.of("nothing: the account is flat") : table.lines();
    }

    List<String> liquidations() {
        Table table = new Table("time (UTC)", "", "", ">quantity", ">price", ">mark", ">fee", ">bad debt", "");
        run.liquidations().stream().limit(MOST_LIQUIDATIONS).forEach(event -> table.row(Figures.time(event.timeMs()), event.symbol(),
                Words.side(event.signedQtyShares() > 0), Figures.quantity(Math.abs(event.signedQtyShares())), Figures.price(event.priceUsd()),
                Figures.price(event.markUsd()), Figures.usd(event.feeUsd()), Figures.usd(event.badDebtUsd()), extent(event)));
        return table.isEmpty() ? List.of() : table.lines();
    }

    private static String extent(LiquidationEvent event) {
        String extent = event.isWhole() ? "whole" : "partial";
        return event.isBackstop() ? "backstop" : extent;
    }

    String tradesTitle(int tradeCount) {
        int count = run.result().trades().size();
        return count <= tradeCount ? "Trades" : "Trades (first " + tradeCount + " of " + Figures.count(count) + "; --trades N for more)";
    }

    List<String> trades(int tradeCount) {
        Table table = new Table("in (UTC)", "out (UTC)", "", "", ">quantity", ">entry", ">exit", ">profit", "exit by", "because");
        for (Trade trade : run.result().trades().subList(0, Math.min(tradeCount, run.result().trades().size()))) {
            table.row(Figures.time(trade.entryTimeMs()), Figures.time(trade.exitTimeMs()), run.result().symbols().get(trade.symbolIndex()),
                    Words.side(trade.isLong()), Figures.quantity(trade.quantityShares()), Figures.price(trade.entryPriceUsd()),
                    Figures.price(trade.exitPriceUsd()), Figures.signedUsd(trade.profitUsd()), trade.exitReason().label(),
                    trade.because());
        }
        return table.isEmpty() ? List.of() : table.lines();
    }
}
