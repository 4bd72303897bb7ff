package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.engine.measure.Summary;
import java.util.List;

/** Several runs side by side, a row each. */
final class ComparisonReport {
    private ComparisonReport() {}

    /** The table; runs in the order given. */
    static String of(String heading, List<FinishedRun> runs, boolean isStyled) {
        Table table = new Table("strategy", "symbols", ">capital", ">return", ">drawdown", ">Sharpe", ">trades", ">fees", ">funding", ">liq", ">ambig");
        for (FinishedRun run : runs) {
            Summary summary = run.result().summary();
            table.row(run.strategy(), String.join(",", run.result().symbols()), Figures.count(Math.round(run.settings().capitalUsd())),
                    Figures.signedPercent(summary.totalReturn()), Figures.percent(summary.maxDrawdown()), Figures.ratio(summary.sharpe()),
                    Figures.count(summary.trades()), Figures.usd(summary.feesUsd()), Figures.signedUsd(summary.fundingUsd()),
                    Figures.count(summary.liquidations()), Figures.count(summary.ambiguousBars()));
        }
        return new Page(isStyled).section(heading, table.lines()).text();
    }
}
