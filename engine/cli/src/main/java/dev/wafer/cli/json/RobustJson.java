package dev.wafer.cli.json;

import dev.wafer.cli.text.JsonText;
import dev.wafer.cli.text.Words;
import dev.wafer.research.montecarlo.Chance;
import dev.wafer.research.montecarlo.Distribution;
import dev.wafer.research.robust.RobustResult;

/** Where a run stands among its neighbours, as a part of its result. */
final class RobustJson {
    private RobustJson() {}

    static void write(JsonText json, RobustResult robust) {
        json.put("neighbours", robust.plan().neighbours()).put("seed", robust.plan().seed()).put("percentile", robust.percentile())
                .put("parameterPercentile", robust.parameterReturns().stream().mapToDouble(returns -> returns.percentile(robust.headlineReturn())).findFirst())
                .put("differentOutcomes", robust.returns().differentCount())
                .object("totalReturn", one -> writeSpan(one, robust.returns())).object("maxDrawdownIntrabar", one -> writeSpan(one, robust.drawdowns()))
                .object("loss", one -> write(one, robust.loss())).object("liquidated", one -> write(one, robust.liquidated()))
                .texts("movedParameters", robust.movedParameters()).put("mostShiftDays", robust.mostShiftDays()).put("refusedDraws", robust.refusedDraws())
                .list("alone", list -> robust.alone().forEach(alone -> list.item(one -> one.put("change", Words.of(alone.change()))
                        .put("runs", alone.returns().count()).put("differentOutcomes", alone.returns().differentCount()).put("meanMove", alone.meanMove()).put("lowest", alone.returns().lowest())
                        .put("median", alone.returns().quantile(0.5)).put("highest", alone.returns().highest()))));
    }

    private static void writeSpan(JsonText json, Distribution values) {
        json.put("min", values.lowest()).put("p05", values.quantile(0.05)).put("p25", values.quantile(0.25)).put("median", values.quantile(0.5))
                .put("p75", values.quantile(0.75)).put("p95", values.quantile(0.95)).put("max", values.highest());
    }

    private static void write(JsonText json, Chance share) {
        json.put("runs", share.hits()).put("share", share.share());
    }
}
