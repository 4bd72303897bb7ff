package dev.wafer.cli.json;

import dev.wafer.cli.report.EngineText;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.JsonText;
import dev.wafer.cli.text.Words;
import dev.wafer.engine.measure.Summary;
import dev.wafer.research.montecarlo.Chance;
import dev.wafer.research.montecarlo.Distribution;
import dev.wafer.research.montecarlo.MonteCarloPlan.Model;
import dev.wafer.research.montecarlo.MonteCarloResult;
import java.util.OptionalDouble;

/** What a strategy did on many paths, in schema {@code wafer.montecarlo/1}. */
public final class MonteCarloJson {
    private static final int[] PERCENTS = {1, 5, 25, 50, 75, 95, 99};

    private MonteCarloJson() {}

    /** The whole result, the same text for the same request. */
    public static String of(FinishedRun recorded, MonteCarloResult result, String waferVersion) {
        Summary summary = result.recorded().summary();
        MonteCarloResult.Measures measures = result.measures();
        return JsonText.document().put("schema", "wafer.montecarlo/1")
                .object("run", run -> writeRun(run, recorded, waferVersion))
                .object("drawing", drawing -> write(drawing, result))
                .put("comparable", result.isComparable())
                .object("totalReturn", one -> write(one, measures.totalReturn(), OptionalDouble.of(summary.totalReturn()), result))
                .object("maxDrawdownIntrabar", one -> write(one, measures.maxDrawdown(), OptionalDouble.of(summary.maxDrawdownIntrabar()), result))
                .object("finalEquityUsd", one -> write(one, measures.finalEquityUsd(), OptionalDouble.of(summary.finalEquityUsd()), result))
                .object("sharpe", measures.sharpe(), (one, sharpe) -> write(one, sharpe, summary.sharpe(), result))
                .object("liquidated", one -> write(one, result.liquidated())).object("lostHalf", one -> write(one, result.lostHalf()))
                .object("belowStart", one -> write(one, result.belowStart()))
                .object("daysToLiquidation", result.daysToLiquidation(), (one, days) -> writeQuantiles(one.put("paths", days.count()), days))
                .list("findings", findings -> result.recorded().findings()
                        .forEach(finding -> findings.item(one -> one.put("code", finding.code()).put("text", finding.text()))))
                .end();
    }

    private static void writeRun(JsonText json, FinishedRun run, String waferVersion) {
        json.put("strategy", run.strategy()).values("parameters", run.parameters()).put("readsOpenInterest", run.result().readsOpenInterest())
                .object("dataset", data -> data.put("name", run.dataSet().name()).put("fingerprint", run.dataSet().fingerprint())
                        .put("synthetic", run.dataSet().isSynthetic()))
                .texts("symbols", run.result().symbols()).put("resolution", Figures.duration(run.dataSet().resolutionMs())).put("venue", run.venue())
                .put("capitalUsd", run.settings().capitalUsd()).put("leverage", run.settings().leverage())
                .put("margin", Words.of(run.settings().margin())).put("path", Words.of(run.settings().path()))
                .put("execution", EngineText.execution(run.settings().execution())).put("latencyBars", run.settings().latencyBars())
                .put("funding", Words.of(run.settings().funding().mode())).put("fundingStress", run.settings().funding().stress())
                .put("seed", run.settings().seed()).put("wafer", waferVersion);
    }

    private static void write(JsonText json, MonteCarloResult result) {
        MonteCarloResult.Drawing drawing = result.drawing();
        boolean isDrawn = drawing.plan().model() == Model.SESSIONS;
        json.put("model", Words.of(drawing.plan().model())).put("paths", drawing.plan().paths()).put("ran", result.paths())
                .put("refused", result.refusedPaths())
                .put("meanBlockSessions", isDrawn ? OptionalDouble.of(drawing.plan().meanBlockSessions()) : OptionalDouble.empty())
                .put("seed", drawing.plan().seed()).object("history", one -> one.time("from", drawing.history().fromMs()).time("to", drawing.history().toMs())
                        .put("tradingDays", drawing.tradingDays()).put("closedStretches", drawing.closedStretches())
                        .put("openInterestCoverage", drawing.openInterestCoverage()).put("fundingCoverage", result.recorded().summary().fundingCoverage()))
                .object("path", one -> one.time("from", drawing.path().fromMs()).time("to", drawing.path().toMs())).put("confidence", Chance.CONFIDENCE);
    }

    private static void write(JsonText json, Distribution values, OptionalDouble recorded, MonteCarloResult result) {
        boolean isPlaced = result.isComparable() && recorded.isPresent();
        writeQuantiles(json.put("paths", values.count()), values);
        json.put("recorded", recorded)
                .put("percentile", isPlaced ? OptionalDouble.of(values.percentile(recorded.getAsDouble())) : OptionalDouble.empty());
    }

    private static void writeQuantiles(JsonText json, Distribution values) {
        json.put("min", values.lowest());
        for (int percent : PERCENTS) {
            json.put(percent == 50 ? "median" : "p" + (percent < 10 ? "0" : "") + percent, values.quantile(percent / 100.0));
        }
        json.put("max", values.highest());
    }

    private static void write(JsonText json, Chance chance) {
        json.put("paths", chance.hits()).put("chance", chance.share()).put("low", chance.low()).put("high", chance.high());
    }
}
