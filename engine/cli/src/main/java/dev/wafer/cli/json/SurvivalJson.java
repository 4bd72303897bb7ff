package dev.wafer.cli.json;

import dev.wafer.cli.report.EngineText;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.JsonText;
import dev.wafer.cli.text.Words;
import dev.wafer.research.montecarlo.Chance;
import dev.wafer.research.montecarlo.LeverageRow.Ran;
import dev.wafer.research.montecarlo.LeverageRow.Refused;
import dev.wafer.research.montecarlo.LeverageRow;
import dev.wafer.research.montecarlo.SurvivalResult;

/** Which leverage survives, in schema {@code wafer.survive/1}. */
public final class SurvivalJson {
    private SurvivalJson() {}

    /** The whole result, the same text for the same request. */
    public static String of(FinishedRun lowest, SurvivalResult survival, String waferVersion) {
        JsonText json = JsonText.document().put("schema", "wafer.survive/1")
                .object("run", run -> writeRun(run, lowest, waferVersion))
                .object("drawing", drawing -> write(drawing, survival.drawing()));
        survival.highestShown().ifPresentOrElse(highest -> json.put("highestLeverage", (long) highest), () -> json.putNull("highestLeverage"));
        return json.list("rows", rows -> survival.rows().forEach(row -> rows.item(one -> write(one, row))))
                .list("findings", findings -> lowest.result().findings()
                        .forEach(finding -> findings.item(one -> one.put("code", finding.code()).put("text", finding.text()))))
                .end();
    }

    private static void writeRun(JsonText json, FinishedRun run, String waferVersion) {
        json.put("strategy", run.strategy()).values("parameters", run.parameters())
                .object("dataset", data -> data.put("name", run.dataSet().name()).put("fingerprint", run.dataSet().fingerprint())
                        .put("synthetic", run.dataSet().isSynthetic()))
                .texts("symbols", run.result().symbols()).time("from", run.result().span().fromMs()).time("to", run.result().span().toMs())
                .put("resolution", Figures.duration(run.dataSet().resolutionMs())).put("venue", run.venue())
                .put("capitalUsd", run.settings().capitalUsd()).put("margin", Words.of(run.settings().margin())).put("path", Words.of(run.settings().path()))
                .put("execution", EngineText.execution(run.settings().execution()))
                .put("latencyBars", run.settings().latencyBars()).put("funding", Words.of(run.settings().funding().mode()))
                .put("fundingStress", run.settings().funding().stress())
                .put("fundingCoverage", run.result().summary().fundingCoverage()).put("seed", run.settings().seed()).put("wafer", waferVersion);
    }

    private static void write(JsonText json, SurvivalResult.Drawing drawing) {
        json.put("paths", drawing.plan().paths()).put("meanBlockSessions", drawing.plan().meanBlockSessions()).put("seed", drawing.plan().seed())
                .time("from", drawing.span().fromMs()).time("to", drawing.span().toMs()).put("tradingDays", drawing.tradingDays())
                .put("closedStretches", drawing.closedStretches()).put("confidence", Chance.CONFIDENCE)
                .put("mostChance", SurvivalResult.MOST_CHANCE);
    }

    private static void write(JsonText json, LeverageRow row) {
        json.put("leverage", row.leverage());
        switch (row) {
            case Refused refused -> json.put("refused", refused.reason()).putNull("recorded").putNull("paths");
            case Ran ran -> json.putNull("refused").object("recorded", recorded -> write(recorded, ran.recorded())).object("paths", paths -> write(paths, ran));
        }
    }

    private static void write(JsonText json, LeverageRow.Recorded recorded) {
        json.put("totalReturn", recorded.totalReturn()).put("lowestReturn", recorded.lowestReturn()).put("highestReturn", recorded.highestReturn())
                .put("maxDrawdownIntrabar", recorded.maxDrawdown()).put("liquidations", recorded.liquidations())
                .put("ambiguousBars", recorded.ambiguousBars());
    }

    private static void write(JsonText json, Ran ran) {
        json.put("ran", ran.chance().paths()).put("refused", ran.refusedPaths()).put("ambiguous", ran.ambiguousPaths())
                .object("liquidated", chance -> write(chance, ran.chance())).object("pessimistic", chance -> write(chance, ran.pessimistic()))
                .object("optimistic", chance -> write(chance, ran.optimistic())).put("meanDaysToLiquidation", ran.meanDaysToLiquidation());
    }

    private static void write(JsonText json, Chance chance) {
        json.put("paths", chance.hits()).put("chance", chance.share()).put("low", chance.low()).put("high", chance.high());
    }
}
