package dev.wafer.cli.report;

import dev.wafer.cli.costs.CostWaterfall;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Table;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.measure.FundingParts;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.RunResult.InputShare;
import java.util.List;
import java.util.OptionalDouble;

/** The way from the profit before any cost to the net profit: a row and a bar for each step, as long as its amount is large. */
final class CostTable {
    private static final int BAR_WIDTH = 12;
    private static final String EIGHTHS = "\u258f\u258e\u258d\u258c\u258b\u258a\u2589";
    private static final String FULL = "\u2588";

    private final FinishedRun run;
    private final Summary summary;
    private final CostWaterfall waterfall;
    private final Table table = new Table("", ">", "", "");
    private final long longestNano;

    CostTable(FinishedRun run) {
        this.run = run;
        summary = run.result().summary();
        waterfall = run.costs();
        longestNano = List.of(waterfall.grossNano(), waterfall.slippageNano(), waterfall.feesNano(), waterfall.fundingNano(), waterfall.liquidationFeesNano(),
                waterfall.backstopNano(), waterfall.badDebtNano(), waterfall.netNano()).stream().mapToLong(Math::abs).max().orElseThrow();
    }

    List<String> lines() {
        boolean isRealistic = run.settings().execution() instanceof Execution.Realistic;
        step("gross profit", waterfall.grossNano(), isRealistic ? "before all costs, without spread and impact" : "before all costs");
        if (isRealistic) {
            step("slippage", waterfall.slippageNano(), "spread and impact, inside the prices");
        }
        step("fees", waterfall.feesNano(), "on a turnover of " + Figures.usd(summary.turnoverUsd()));
        addFunding();
        addLiquidations();
        step("net profit", waterfall.netNano(), "final equity less capital");
        return table.lines();
    }

    private void step(String name, long nano, String meaning) {
        table.row(name, Figures.signedUsd(CostWaterfall.usd(nano)), bar(nano), meaning);
    }

    /** To an eighth of a character; what is not zero shows. */
    private String bar(long nano) {
        int eighths = nano == 0 ? 0 : (int) Math.max(1, Math.round(8.0 * BAR_WIDTH * Math.abs(nano) / longestNano));
        int rest = eighths % 8;
        return FULL.repeat(eighths / 8) + (rest == 0 ? "" : EIGHTHS.substring(rest - 1, rest));
    }

    private void addFunding() {
        if (run.settings().funding().mode() == FundingMode.NONE) {
            table.row("funding", "not charged", "", "as asked for");
            return;
        }
        FundingParts parts = summary.fundingParts();
        step("funding", waterfall.fundingNano(), "received above zero, paid below");
        part("  recorded", waterfall.fundingRecordedNano(), coverage());
        if (parts.premiumUsd() != 0) {
            part("  by formula", waterfall.fundingPremiumNano(), "from recorded premiums");
        }
        if (parts.impactUsd() != 0) {
            part("  by formula", waterfall.fundingImpactNano(), "from recorded impact prices");
        }
        if (run.settings().funding().mode() == FundingMode.FILLED) {
            part("  at the base rate", waterfall.fundingBaseNano(), "where nothing was recorded");
        }
    }

    private void part(String name, long nano, String meaning) {
        table.row(name, Figures.signedUsd(CostWaterfall.usd(nano)), "", meaning);
    }

    private void addLiquidations() {
        if (waterfall.liquidationFeesNano() != 0) {
            step("forced exits", waterfall.liquidationFeesNano(), "fees of liquidations");
        }
        if (waterfall.backstopNano() != 0) {
            step("backstop", waterfall.backstopNano(), "margin it took with positions");
        }
        if (waterfall.badDebtNano() != 0) {
            step("bad debt", waterfall.badDebtNano(), "losses beyond the margin, not borne");
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
