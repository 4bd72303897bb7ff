package dev.wafer.cli.page;

import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.LiquidationEvent;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.measure.Summary;
import java.util.ArrayList;
import java.util.List;

/** From what the prices alone would have made to what the account made, one cost after the other. The items before the last add up to it. */
final class CostItems {
    private static final int KINDS = 7;

    private CostItems() {}

    /**
     * One step.
     *
     * @param name for people
     * @param deltaUsd what it adds to the account
     */
    record Item(String name, double deltaUsd) {}

    /**
     * Gross, then every cost, then net. Gross is net without the costs: fills at prices without spread and impact, no fees, no funding. A liquidation's own
     * fee, spread and impact stand apart from those of orders.
     */
    static List<Item> of(FinishedRun run) {
        Summary summary = run.result().summary();
        double netUsd = summary.finalEquityUsd() - run.settings().capitalUsd();
        double forcedFeesUsd = run.liquidations().stream().mapToDouble(LiquidationEvent::feeUsd).sum();
        double forcedSlippageUsd = forcedSlippageUsd(run.result().journal());
        List<Item> items = new ArrayList<>(KINDS + 1);
        items.add(new Item("fees", -(summary.feesUsd() - forcedFeesUsd)));
        items.add(new Item("funding", summary.fundingUsd()));
        items.add(new Item("spread and impact", -(summary.slippageUsd() - forcedSlippageUsd)));
        items.add(new Item("liquidation: fee, spread, impact", -(forcedFeesUsd + forcedSlippageUsd)));
        items.add(new Item("margin taken by the backstop", -summary.backstopUsd()));
        items.add(new Item("bad debt, not borne by the account", summary.badDebtUsd()));
        items.addFirst(new Item("gross", netUsd - items.stream().mapToDouble(Item::deltaUsd).sum()));
        items.add(new Item("net", netUsd));
        return items;
    }

    private static double forcedSlippageUsd(Journal journal) {
        double sumUsd = 0;
        for (int row = 0; row < journal.count(); row++) {
            sumUsd += journal.entry(row) == Entry.LIQUIDATED ? journal.slippageUsd(row) : 0;
        }
        return sumUsd;
    }
}
