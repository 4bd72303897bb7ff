package dev.wafer.cli.json;

import dev.wafer.cli.report.EngineText;
import dev.wafer.cli.report.Measures;
import dev.wafer.cli.research.FinishedWalkForward;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.JsonText;
import dev.wafer.cli.text.Words;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.measure.Summary;
import dev.wafer.research.walkforward.WalkForwardResult.Choice;
import dev.wafer.research.walkforward.WalkForwardResult.Efficiency;
import dev.wafer.research.walkforward.WalkForwardResult.WindowResult;
import dev.wafer.research.walkforward.WalkForwardResult;

/** What parameters chosen on the past earned on what followed, in schema {@code wafer.walkforward/1}. */
public final class WalkForwardJson {
    private final FinishedWalkForward walk;

    private WalkForwardJson(FinishedWalkForward walk) {
        this.walk = walk;
    }

    /** The whole result, the same text for the same request on any number of threads. */
    public static String of(FinishedWalkForward walk, String waferVersion) {
        return new WalkForwardJson(walk).text(waferVersion);
    }

    private String text(String waferVersion) {
        WalkForwardResult result = walk.result();
        return JsonText.document().put("schema", "wafer.walkforward/1").object("run", run -> writeRun(run, waferVersion))
                .object("space", space -> space.object("axes", axes -> walk.space().grid().axes().forEach(axis -> axes.put(axis.parameter(), axis.text())))
                        .object("fixed", fixed -> walk.space().fixed().forEach(fixed::put)).put("points", result.points()))
                .object("plan", plan -> plan.put("anchored", walk.plan().isAnchored()).put("trainMs", walk.plan().trainMs()).put("testMs", walk.plan().testMs())
                        .put("purgeMs", walk.plan().purgeMs()).put("embargoMs", walk.plan().embargoMs()).put("leftOutMs", result.leftOutMs()))
                .put("rankedBy", result.measure())
                .list("windows", list -> result.windows().forEach(window -> list.item(one -> write(one, window))))
                .object("outOfSample", tests -> write(tests.object("span", span -> write(span, result.tested())), result.outOfSample().measures())
                        .put("wonWindows", result.outOfSample().wonWindows()))
                .object("efficiency", efficiency -> write(efficiency, result.efficiency()))
                .object("stability", stability -> stability.put("kept", result.stability().kept()).put("of", result.stability().of())
                        .put("distinctPoints", result.stability().distinctPoints()))
                .object("hindsight", result.hindsight(), this::write)
                .list("equity", list -> {
                    for (int sample = 0; sample < result.dailyEquity().count(); sample++) {
                        list.sample(result.dailyEquity().timeMs(sample), result.dailyEquity().equityUsd(sample));
                    }
                })
                .end();
    }

    private void writeRun(JsonText json, String waferVersion) {
        json.put("strategy", walk.strategy())
                .object("dataset", data -> data.put("name", walk.dataSet().name()).put("fingerprint", walk.dataSet().fingerprint())
                        .put("synthetic", walk.dataSet().isSynthetic()))
                .texts("symbols", walk.symbols()).time("from", walk.history().fromMs()).time("to", walk.history().toMs())
                .put("resolution", Figures.duration(walk.dataSet().resolutionMs())).put("venue", walk.venue())
                .put("capitalUsd", walk.settings().capitalUsd()).put("leverage", walk.settings().leverage()).put("margin", Words.of(walk.settings().margin()))
                .put("path", Words.of(walk.settings().path())).put("execution", EngineText.execution(walk.settings().execution()))
                .put("latencyBars", walk.settings().latencyBars()).put("funding", Words.of(walk.settings().funding().mode()))
                .put("fundingStress", walk.settings().funding().stress()).put("seed", walk.settings().seed())
                .put("semantics", ResultJson.SEMANTICS).put("wafer", waferVersion);
    }

    private static void write(JsonText json, TimeSpan span) {
        json.time("from", span.fromMs()).time("to", span.toMs());
    }

    private void write(JsonText json, WindowResult window) {
        json.object("train", span -> write(span, window.window().train())).object("test", span -> write(span, window.window().test()))
                .object("chosen", window.chosen(), this::write).put("capitalUsd", window.capitalUsd()).put("finalEquityUsd", window.finalEquityUsd())
                .object("outOfSample", window.test(), WalkForwardJson::write).object("efficiency", efficiency -> write(efficiency, window.efficiency()));
    }

    private void write(JsonText json, Choice choice) {
        json.put("point", choice.point()).object("parameters", values -> walk.space().valuesOf().apply(choice.point()).forEach(values::put))
                .put("score", choice.score()).object("summary", summary -> write(summary, choice.summary()));
    }

    private static void write(JsonText json, Efficiency efficiency) {
        json.put("value", efficiency.value());
        if (efficiency.value().isPresent()) {
            json.putNull("reason");
        } else {
            json.put("reason", efficiency.reason());
        }
        json.put("trainLogGrowthPerDay", efficiency.trainPerDay()).put("testLogGrowthPerDay", efficiency.testPerDay());
    }

    private static JsonText write(JsonText json, Summary summary) {
        for (Measures.Measure measure : Measures.of(summary)) {
            if (measure.isCount()) {
                json.put(measure.name(), (long) measure.value().orElseThrow());
            } else {
                json.put(measure.name(), measure.value());
            }
        }
        return json;
    }
}
