package dev.wafer.cli.page;

import dev.wafer.cli.costs.CostWaterfall;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.Measures;
import dev.wafer.cli.text.JsonText;
import dev.wafer.cli.text.Words;
import dev.wafer.engine.run.Bounds;
import dev.wafer.research.montecarlo.Distribution;
import dev.wafer.research.robust.RobustResult;

/** What came of a run, in figures: measures, costs, months, what other orders inside bars and its neighbours would have given. */
final class OutcomePart {
    private final FinishedRun run;

    OutcomePart(FinishedRun run) {
        this.run = run;
    }

    void write(JsonText json) {
        json.list("measures", list -> Measures.of(run.result().summary()).forEach(measure -> list.item(one -> one.put("name", measure.name())
                        .put("value", measure.value()).put("count", measure.isCount()).put("highestFirst", Measures.isHighestFirst(measure.name()))
                        .put("why", run.result().summary().nullReasons().getOrDefault(measure.name(), "")))))
                .list("costs", list -> writeCosts(list, run.costs()))
                .list("months", list -> MonthlyReturns.of(run.result().equity()).forEach(month -> list.row(row -> row.add(month.month().getYear())
                        .add(month.month().getMonthValue()).add(month.fromUsd()).add(month.toUsd()))))
                .list("ambiguousBars", list -> run.ambiguity().bars().forEach(bar -> list.row(row -> row.add(bar.symbol()).add(bar.timeMs()))));
        run.ambiguity().bounds().ifPresent(bounds -> json.object("bounds", one -> write(one, bounds)));
        run.robustness().ifPresent(robust -> json.object("robust", one -> write(one, robust)));
    }

    /** The same split as everywhere; names that differ from those of the tiles where the amounts do. */
    private static void writeCosts(JsonText json, CostWaterfall costs) {
        writeCost(json, "gross", costs.grossNano());
        writeCost(json, "spread and impact", costs.slippageNano());
        writeCost(json, "fees of own orders", costs.feesNano());
        writeCost(json, "funding", costs.fundingNano());
        writeCost(json, "fees of liquidations", costs.liquidationFeesNano());
        writeCost(json, "margin taken by the backstop", costs.backstopNano());
        writeCost(json, "bad debt, not borne by the account", costs.badDebtNano());
        writeCost(json, "net", costs.netNano());
    }

    private static void writeCost(JsonText json, String name, long nano) {
        json.row(row -> row.add(name).add(CostWaterfall.usd(nano)));
    }

    private static void write(JsonText json, Bounds bounds) {
        json.put("ambiguousBars", bounds.ambiguousBars()).put("runs", bounds.runs()).put("complete", bounds.isComplete()).list("equity", list ->
                list.add(bounds.minUsd()).add(bounds.p05Usd()).add(bounds.medianUsd()).add(bounds.p95Usd()).add(bounds.maxUsd()));
    }

    private static void write(JsonText json, RobustResult robust) {
        json.put("neighbours", robust.returns().count()).put("percentile", robust.percentile()).put("loss", robust.loss().share())
                .put("liquidated", robust.liquidated().share()).put("seed", robust.plan().seed()).texts("moved", robust.movedParameters())
                .list("returns", list -> write(list, robust.returns())).list("drawdowns", list -> write(list, robust.drawdowns()))
                .list("alone", list -> robust.alone().forEach(alone -> list.row(row -> row.add(Words.of(alone.change())).add(alone.returns().count())
                        .add(alone.meanMove()).add(alone.returns().lowest()).add(alone.returns().quantile(0.5)).add(alone.returns().highest()))));
    }

    private static void write(JsonText json, Distribution values) {
        json.add(values.lowest()).add(values.quantile(0.05)).add(values.quantile(0.25)).add(values.quantile(0.5)).add(values.quantile(0.75))
                .add(values.quantile(0.95)).add(values.highest());
    }
}
