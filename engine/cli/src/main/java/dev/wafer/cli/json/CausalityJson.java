package dev.wafer.cli.json;

import dev.wafer.cli.report.EngineText;
import dev.wafer.cli.research.FinishedCausality;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.JsonText;
import dev.wafer.cli.text.Words;
import dev.wafer.research.causality.CausalityResult;
import dev.wafer.research.causality.Decision;
import dev.wafer.research.causality.StartReport.Difference;
import dev.wafer.research.causality.StartReport;
import dev.wafer.research.causality.Violation;

/** Whether a strategy decides by what was known, in schema {@code wafer.causality/1}. */
public final class CausalityJson {
    private CausalityJson() {}

    /** The whole result, the same text for the same request. */
    public static String of(FinishedCausality check, String waferVersion) {
        CausalityResult result = check.result();
        return JsonText.document().put("schema", "wafer.causality/1").object("run", run -> writeRun(run, check, waferVersion))
                .put("verdict", Words.of(result.verdict()))
                .object("checked", checked -> checked.put("closes", result.closes()).put("decisions", result.decisions()).put("cuts", result.cuts())
                        .put("decisionsCompared", result.compared()).put("refusedCuts", result.refusedCuts()).put("rememberedCuts", result.rememberedCuts())
                        .put("repeats", result.repeats()))
                .list("violations", list -> result.violations().forEach(violation -> list.item(one -> write(one, violation))))
                .object("starts", result.starts(), CausalityJson::write)
                .object("classes", classes -> classes.texts("outside", result.traits().outside()).texts("reflection", result.traits().reflection())
                        .texts("clocks", result.traits().clocks()).texts("statics", result.traits().statics()))
                .end();
    }

    private static void writeRun(JsonText json, FinishedCausality check, String waferVersion) {
        json.put("strategy", check.strategy()).values("parameters", check.parameters())
                .object("dataset", data -> data.put("name", check.dataSet().name()).put("fingerprint", check.dataSet().fingerprint())
                        .put("synthetic", check.dataSet().isSynthetic()))
                .texts("symbols", check.symbols()).time("from", check.span().fromMs()).time("to", check.span().toMs())
                .put("resolution", Figures.duration(check.dataSet().resolutionMs())).put("venue", check.venue())
                .put("capitalUsd", check.settings().capitalUsd()).put("leverage", check.settings().leverage())
                .put("margin", Words.of(check.settings().margin())).put("path", Words.of(check.settings().path()))
                .put("execution", EngineText.execution(check.settings().execution())).put("seed", check.plan().seed())
                .put("semantics", ResultJson.SEMANTICS).put("wafer", waferVersion);
    }

    private static void write(JsonText json, Violation violation) {
        json.put("kind", Words.of(violation.kind()));
        violation.timeMs().ifPresentOrElse(timeMs -> json.time("time", timeMs), () -> json.putNull("time"));
        json.object("first", violation.first(), CausalityJson::write).object("otherwise", violation.second(), CausalityJson::write)
                .put("run", violation.otherwise()).put("cause", violation.cause());
    }

    private static void write(JsonText json, Decision decision) {
        json.time("time", decision.timeMs()).put("symbol", decision.ticker()).put("kind", Words.of(decision.kind())).put("orderId", decision.orderId())
                .put("signedLots", decision.signedLots()).put("price", decision.priceUsd()).put("because", decision.because());
    }

    private static void write(JsonText json, StartReport starts) {
        json.list("starts", list -> starts.startsMs().forEach(startMs -> list.item(one -> one.time("from", startMs))))
                .time("comparedFrom", starts.comparedFromMs()).put("columns", starts.columns()).put("decisions", starts.decisions())
                .list("unsettled", list -> starts.unsettled().forEach(column -> list.item(one -> one.put("column", column.column()).time("lastDifference", column.timeMs())
                        .put("mostDifference", column.most()))))
                .object("difference", starts.difference(), CausalityJson::write).put("dependsOnItsStart", starts.dependsOnItsStart());
    }

    private static void write(JsonText json, Difference difference) {
        json.time("start", difference.startMs()).time("time", difference.timeMs()).object("first", difference.first(), CausalityJson::write)
                .object("second", difference.second(), CausalityJson::write);
    }
}
