package dev.wafer.cli.json;

import dev.wafer.cli.costs.CostWaterfall;
import dev.wafer.cli.report.EngineText;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.LiquidationEvent;
import dev.wafer.cli.report.Measures.Measure;
import dev.wafer.cli.report.Measures;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.JsonText;
import dev.wafer.cli.text.Words;
import dev.wafer.data.io.runs.KeptRun;
import dev.wafer.data.rule.Rule;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.FundingParts;
import dev.wafer.engine.measure.Trade;
import dev.wafer.engine.run.Bounds;
import dev.wafer.engine.run.RunResult.InputShare;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.SymbolResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** A run's result in schema {@code wafer.result/1}. */
public final class ResultJson {
    /** Raised whenever a pinned result moves because the engine's meaning changed. */
    public static final int SEMANTICS = 2;

    private ResultJson() {}

    /** Which samples {@code equity} holds. */
    public enum Equity { BARS, DAILY, NONE }

    /** The whole result, the same text for the same run. */
    public static String of(FinishedRun run, Equity equity, String waferVersion) {
        RunResult result = run.result();
        Map<String, String> nullReasons = nullReasons(run);
        return JsonText.document().put("schema", "wafer.result/1")
                .object("run", json -> writeRun(json, run, waferVersion))
                .object("summary", json -> Measures.of(result.summary()).forEach(measure -> write(json, measure)))
                .object("costs", json -> write(json, run.costs()))
                .object("perSymbol", json -> result.perSymbol().forEach(symbol -> json.object(symbol.ticker(), one -> write(one, symbol))))
                .list("trades", json -> result.trades().forEach(trade -> json.item(one -> write(one, trade, result))))
                .list("liquidationEvents", json -> run.liquidations().forEach(event -> json.item(one -> write(one, event))))
                .list("equity", json -> write(json, result, equity))
                .object("bounds", run.ambiguity().bounds(), (one, bounds) -> write(one, bounds, run.settings().capitalUsd()))
                .object("robust", run.robustness(), RobustJson::write)
                .object("holdout", run.holdout(), (json, part) -> json.time("from", part.fromMs()).put("days", part.days())
                        .put("totalReturn", part.totalReturn()).put("maxDrawdown", part.maxDrawdown()).put("sharpe", part.sharpe()))
                .list("ambiguousBars", json -> run.ambiguity().bars()
                        .forEach(bar -> json.item(one -> one.put("symbol", bar.symbol()).time("time", bar.timeMs()))))
                .list("inputs", json -> result.inputs().forEach(share -> json.item(one -> write(one, share))))
                .list("findings", json -> result.findings()
                        .forEach(finding -> json.item(one -> one.put("code", finding.code()).put("text", finding.text()))))
                .texts("warnings", result.warnings())
                .object("nullReasons", json -> nullReasons.forEach(json::put))
                .object("fingerprints", json -> write(json, result.fingerprints()))
                .end();
    }

    /** Results that were kept, without their lists, in schema {@code wafer.runs/1}. */
    public static String ofKept(List<KeptRun> runs) {
        return RunsJson.of(runs);
    }

    private static Map<String, String> nullReasons(FinishedRun run) {
        RunResult result = run.result();
        Map<String, String> reasons = new TreeMap<>(result.summary().nullReasons());
        run.holdout().ifPresent(part -> part.nullReasons().forEach((name, reason) -> reasons.put("holdout." + name, reason)));
        for (SymbolResult symbol : result.perSymbol()) {
            String name = "perSymbol." + symbol.ticker();
            if (symbol.fundingCoverage().isEmpty()) {
                reasons.put(name + ".fundingCoverage", "no funding point was due");
            }
            symbol.position().filter(open -> open.deleveragingIndex().isEmpty())
                    .ifPresent(_ -> reasons.put(name + ".position.deleveragingIndex", "nothing backs the position any more"));
        }
        return reasons;
    }

    private static void writeRun(JsonText json, FinishedRun run, String waferVersion) {
        RunResult result = run.result();
        json.put("strategy", run.strategy()).values("parameters", run.parameters())
                .object("dataset", data -> data.put("name", run.dataSet().name()).put("fingerprint", run.dataSet().fingerprint())
                        .put("synthetic", run.dataSet().isSynthetic()))
                .texts("symbols", result.symbols()).time("from", result.span().fromMs()).time("to", result.span().toMs())
                .put("resolution", Figures.duration(run.dataSet().resolutionMs())).put("venue", run.venue())
                .put("capitalUsd", run.settings().capitalUsd()).put("leverage", run.settings().leverage()).put("margin", Words.of(run.settings().margin())).put("path", Words.of(run.settings().path()))
                .put("execution", EngineText.execution(run.settings().execution())).put("latencyBars", run.settings().latencyBars())
                .put("funding", Words.of(run.settings().funding().mode())).put("fundingStress", run.settings().funding().stress())
                .put("seed", run.settings().seed()).put("semantics", SEMANTICS).put("wafer", waferVersion)
                .list("rules", rules -> result.rules().forEach(rule -> rules.item(one -> write(one, rule))))
                .object("assumed", assumed -> writeAssumed(assumed, run));
    }

    private static void writeAssumed(JsonText json, FinishedRun run) {
        FundingParts parts = run.result().summary().fundingParts();
        json.put("fundingAtBaseRateUsd", parts.baseUsd()).put("fundingFromPremiumUsd", parts.premiumUsd()).put("fundingFromImpactUsd", parts.impactUsd());
        run.settings().fees().own().ifPresent(fees -> json.put("makerFeeFraction", fees.makerFraction()).put("takerFeeFraction", fees.takerFraction()));
        if (run.settings().fees().volumeTier() > 0) {
            json.put("feeTier", run.settings().fees().volumeTier());
        }
        EngineText.assumptions(run.settings().execution(), run.result().symbols()).forEach(json::put);
    }

    private static void write(JsonText json, Bounds bounds, double capitalUsd) {
        json.put("ambiguousBars", bounds.ambiguousBars()).put("runs", bounds.runs()).put("complete", bounds.isComplete())
                .object("finalEquityUsd", one -> writeSpan(one, bounds, equityUsd -> equityUsd))
                .object("totalReturn", one -> writeSpan(one, bounds, equityUsd -> equityUsd / capitalUsd - 1));
    }

    private static void writeSpan(JsonText json, Bounds bounds, DoubleUnaryOperator figure) {
        json.put("min", figure.applyAsDouble(bounds.minUsd())).put("p05", figure.applyAsDouble(bounds.p05Usd()))
                .put("median", figure.applyAsDouble(bounds.medianUsd())).put("p95", figure.applyAsDouble(bounds.p95Usd()))
                .put("max", figure.applyAsDouble(bounds.maxUsd()));
    }

    private static void write(JsonText json, InputShare share) {
        json.put("symbol", share.ticker()).put("input", share.input()).put("source", share.source()).put("count", share.count()).put("of", share.of());
    }

    private static void write(JsonText json, Rule rule) {
        json.put("name", Words.of(rule)).time("from", rule.fromMs()).put("source", rule.source()).put("guess", rule.isGuess());
    }

    private static void write(JsonText json, Measure measure) {
        if (measure.isCount()) {
            json.put(measure.name(), (long) measure.value().orElseThrow());
        } else {
            json.put(measure.name(), measure.value());
        }
    }

    private static void write(JsonText json, CostWaterfall costs) {
        json.nano("grossUsd", costs.grossNano()).nano("slippageUsd", costs.slippageNano()).nano("feesUsd", costs.feesNano())
                .nano("fundingRecordedUsd", costs.fundingRecordedNano()).nano("fundingFromPremiumUsd", costs.fundingPremiumNano())
                .nano("fundingFromImpactUsd", costs.fundingImpactNano()).nano("fundingAtBaseRateUsd", costs.fundingBaseNano())
                .nano("liquidationFeesUsd", costs.liquidationFeesNano()).nano("backstopUsd", costs.backstopNano()).nano("badDebtUsd", costs.badDebtNano())
                .nano("netUsd", costs.netNano());
    }

    private static void write(JsonText json, SymbolResult symbol) {
        json.put("bars", symbol.bars()).put("trades", symbol.trades()).put("profitUsd", symbol.profitUsd()).put("feesUsd", symbol.feesUsd())
                .put("fundingUsd", symbol.fundingUsd()).put("liquidations", symbol.liquidations()).put("ambiguousBars", symbol.ambiguousBars())
                .put("fundingCoverage", symbol.fundingCoverage());
        json.object("position", symbol.position(), ResultJson::write);
    }

    private static void write(JsonText json, SymbolResult.OpenPosition position) {
        json.put("side", Words.side(position.signedQtyShares() > 0)).put("cross", position.isCross()).put("quantity", Math.abs(position.signedQtyShares()))
                .put("entryPrice", position.entryUsd()).put("markPrice", position.markUsd()).put("marginUsd", position.marginUsd())
                .put("unrealizedUsd", position.unrealizedUsd());
        if (position.liquidationUsd() > 0) {
            json.put("liquidationPrice", position.liquidationUsd());
        } else {
            json.putNull("liquidationPrice");
        }
        json.put("liquidationDistance", position.liquidationDistance()).put("deleveragingIndex", position.deleveragingIndex());
    }

    private static void write(JsonText json, Trade trade, RunResult result) {
        json.put("symbol", result.symbols().get(trade.symbolIndex())).put("side", Words.side(trade.isLong()))
                .time("entryTime", trade.entryTimeMs()).time("exitTime", trade.exitTimeMs()).put("entryPrice", trade.entryPriceUsd())
                .put("exitPrice", trade.exitPriceUsd()).put("quantity", trade.quantityShares()).put("profitUsd", trade.profitUsd())
                .put("feesUsd", trade.feesUsd()).put("fundingUsd", trade.fundingUsd()).put("exitReason", trade.exitReason().label())
                .put("because", trade.because());
    }

    private static void write(JsonText json, LiquidationEvent event) {
        json.put("symbol", event.symbol()).put("side", Words.side(event.signedQtyShares() > 0)).time("time", event.timeMs())
                .put("quantity", Math.abs(event.signedQtyShares())).put("price", event.priceUsd()).put("markPrice", event.markUsd()).put("feeUsd", event.feeUsd())
                .put("badDebtUsd", event.badDebtUsd()).put("whole", event.isWhole()).put("backstop", event.isBackstop());
    }

    private static void write(JsonText json, RunResult result, Equity equity) {
        EquityCurve curve = switch (equity) {
            case BARS -> result.equity();
            case DAILY -> result.dailyEquity();
            case NONE -> new EquityCurve(new long[0], new double[0]);
        };
        for (int sample = 0; sample < curve.count(); sample++) {
            json.sample(curve.timeMs(sample), curve.equityUsd(sample));
        }
    }

    private static void write(JsonText json, RunResult.Fingerprints prints) {
        json.put("data", prints.data()).put("rules", prints.rules()).put("parameters", prints.parameters()).put("decisions", prints.decisions())
                .put("fills", prints.fills()).put("money", prints.money());
    }
}
