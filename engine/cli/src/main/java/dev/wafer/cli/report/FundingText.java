package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.engine.cost.FundingMode;
import java.util.OptionalDouble;

/** What part of the funding was recorded. */
final class FundingText {
    private FundingText() {}

    /** {@code Funding: 7.46 % of the points due are recorded, the rest is filled by the rules.} */
    static String coverage(FinishedRun run) {
        OptionalDouble coverage = run.result().summary().fundingCoverage();
        FundingMode mode = run.settings().funding().mode();
        if (mode != FundingMode.NONE && coverage.isEmpty()) {
            return "No funding point was due.";
        }
        return switch (mode) {
            case NONE -> "Funding is not charged, as asked for.";
            case FILLED -> "Funding: " + Figures.percent(coverage) + " of the points due are recorded, the rest is filled by the rules.";
            case RECORDED -> "Funding: " + Figures.percent(coverage) + " of the points due are recorded, the rest pays nothing.";
        };
    }
}
