package dev.wafer.cli.json;

import dev.wafer.cli.report.EngineText;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.LuckText;
import dev.wafer.cli.report.Measures;
import dev.wafer.cli.source.StrategyType;
import dev.wafer.cli.sweep.FinishedSweep.CountedLuck;
import dev.wafer.cli.sweep.FinishedSweep.RankedPoint;
import dev.wafer.cli.sweep.FinishedSweep.Space;
import dev.wafer.cli.sweep.FinishedSweep;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.JsonText;
import dev.wafer.cli.text.Words;
import dev.wafer.research.overfit.Luck;
import dev.wafer.research.overfit.ReturnMoments;
import java.util.OptionalDouble;

/** The best points of a sweep, in schema {@code wafer.sweep/1}. */
public final class SweepJson {
    private static final double DAYS_PER_YEAR = 365;

    private SweepJson() {}

    /** The whole result, the same text for the same request on any number of threads. */
    public static String of(FinishedSweep sweep, String waferVersion) {
        return JsonText.document().put("schema", "wafer.sweep/1")
                .object("run", run -> writeRun(run, sweep, waferVersion))
                .object("space", space -> write(space, sweep.space()))
                .object("counts", counts -> counts.put("tried", sweep.counts().tried()).put("measured", sweep.counts().measured())
                        .put("refused", sweep.counts().refused()).put("unranked", sweep.counts().unranked()))
                .list("firstRefused", list -> sweep.counts().firstRefused().forEach(point -> list.item(one -> one.put("point", point.point())
                        .values("parameters", point.parameters()).put("reason", point.reason()))))
                .put("rankedBy", sweep.rankedBy()).put("order", sweep.isHighestFirst() ? "highest-first" : "lowest-first")
                .list("top", list -> sweep.top().forEach(point -> list.item(one -> write(one, point))))
                .object("luck", luck -> write(luck, sweep.luck()))
                .list("findings", list -> sweep.best().result().findings()
                        .forEach(finding -> list.item(one -> one.put("code", finding.code()).put("text", finding.text()))))
                .end();
    }

    private static void writeRun(JsonText json, FinishedSweep sweep, String waferVersion) {
        FinishedRun run = sweep.best();
        json.put("strategy", run.strategy()).put("with", run.parameters().getOrDefault(StrategyType.WITH, "").toString())
                .object("dataset", data -> data.put("name", run.dataSet().name()).put("fingerprint", run.dataSet().fingerprint())
                        .put("synthetic", run.dataSet().isSynthetic()))
                .texts("symbols", run.result().symbols()).time("from", run.result().span().fromMs()).time("to", run.result().span().toMs())
                .put("resolution", Figures.duration(run.dataSet().resolutionMs())).put("venue", run.venue())
                .put("capitalUsd", run.settings().capitalUsd()).put("leverage", run.settings().leverage()).put("margin", Words.of(run.settings().margin()))
                .put("path", Words.of(run.settings().path())).put("execution", EngineText.execution(run.settings().execution()))
                .put("latencyBars", run.settings().latencyBars()).put("funding", Words.of(run.settings().funding().mode()))
                .put("fundingStress", run.settings().funding().stress()).put("seed", run.settings().seed())
                .put("semantics", ResultJson.SEMANTICS).put("wafer", waferVersion);
    }

    private static void write(JsonText json, CountedLuck counted) {
        Luck luck = counted.luck();
        json.put("trials", luck.trials()).put("isLedgerKept", counted.isCounted()).put("days", luck.best().map(ReturnMoments::days).orElse(0))
                .put("sharpeByLuck", perYear(luck.expectedMaximum())).put("probabilisticSharpe", luck.probabilistic())
                .put("deflatedSharpe", luck.deflated()).put("minimumTrackRecordDays", luck.minimumDays()).put("testedPoints", luck.tested()).put("isBestTested", luck.isBestTested())
                .object("overfitting", luck.chance(), (pbo, chance) -> pbo.put("probability", chance.probability()).put("splits", chance.splits())
                        .put("blocks", chance.blocks()).put("meanLogit", chance.meanLogit()))
                .object("superiorAbility", luck.ability(), (spa, test) -> spa.put("chance", test.consistent()).put("lower", test.lower())
                        .put("upper", test.upper()).put("realityCheck", test.realityCheck()).put("resamples", test.bootstrap().resamples())
                        .put("meanBlockDays", test.bootstrap().meanBlockDays()))
                .put("verdict", LuckText.verdict(luck.verdict()));
    }

    private static OptionalDouble perYear(OptionalDouble sharpePerDay) {
        return sharpePerDay.isPresent() ? OptionalDouble.of(sharpePerDay.getAsDouble() * Math.sqrt(DAYS_PER_YEAR)) : sharpePerDay;
    }

    private static void write(JsonText json, Space space) {
        json.object("axes", axes -> space.axes().forEach(axes::put)).values("fixed", space.fixed())
                .put("search", space.isDrawn() ? "random" : "grid").put("combinations", space.combinations()).put("points", space.points())
                .put("shard", space.shard()).put("shards", space.shards());
    }

    private static void write(JsonText json, RankedPoint point) {
        json.put("point", point.point()).values("parameters", point.parameters())
                .object("summary", summary -> point.measures().forEach((name, value) -> put(summary, name, value)));
    }

    private static void put(JsonText json, String name, OptionalDouble value) {
        if (Measures.isCount(name)) {
            json.put(name, (long) value.orElseThrow());
        } else {
            json.put(name, value);
        }
    }
}
