package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Table;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.measure.FundingParts;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.RunResult.InputShare;
import java.util.List;
import java.util.OptionalDouble;

/** What a run paid and received beside its prices. */
final class CostTable {
    private final FinishedRun run;
    private final Summary summary;

    CostTable(FinishedRun run) {
        this.run = run;
        summary = run.result().summary();
    }

    List<String> lines() {
        Table table = new Table("", ">", "").row("fees", Figures.usd(summary.feesUsd()), "paid, on a turnover of " + Figures.usd(summary.turnoverUsd()));
        if (run.settings().execution() instanceof Execution.Realistic) {
            table.row("slippage", Figures.usd(summary.slippageUsd()), "spread and impact, inside the prices");
        }
        addFunding(table);
        if (summary.backstopUsd() != 0) {
            table.row("backstop", Figures.usd(summary.backstopUsd()), "margin it took with positions");
        }
        if (summary.badDebtUsd() != 0) {
            table.row("bad debt", Figures.usd(summary.badDebtUsd()), "losses beyond the margin, not borne by the account");
        }
        return table.lines();
    }

    private void addFunding(Table table) {
        if (run.settings().funding().mode() == FundingMode.NONE) {
            table.row("funding", "not charged", "as asked for");
            return;
        }
        FundingParts parts = summary.fundingParts();
        table.row("funding", Figures.signedUsd(summary.fundingUsd()), "received above zero, paid below")
                .row("  recorded", Figures.signedUsd(summary.fundingUsd() - parts.sumUsd()), coverage());
        if (parts.premiumUsd() != 0) {
            table.row("  by formula", Figures.signedUsd(parts.premiumUsd()), "from recorded premiums");
        }
        if (parts.impactUsd() != 0) {
            table.row("  by formula", Figures.signedUsd(parts.impactUsd()), "from recorded impact prices");
        }
        if (run.settings().funding().mode() == FundingMode.FILLED) {
            table.row("  at the base rate", Figures.signedUsd(parts.baseUsd()), "where nothing was recorded");
        }
    }

    private String coverage() {
        OptionalDouble coverage = summary.fundingCoverage();
        if (coverage.isEmpty()) {
            return "no funding point was due";
        }
        int derived = run.result().inputs().stream().filter(share -> share.input().equals("funding") && share.source().startsWith("formula"))
                .mapToInt(InputShare::count).sum();
        return Figures.percent(coverage) + " of the points due" + (derived == 0 ? "" : ", " + Figures.count(derived) + " more by formula");
    }
}
