package dev.wafer.cli.page;

import dev.wafer.cli.report.EngineText;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.JsonText;
import dev.wafer.cli.text.Words;
import dev.wafer.data.rule.Rule;
import dev.wafer.engine.cost.Assumptions;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.SymbolResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run rests on: how it was made, inputs, rules, constants, findings, fingerprints. */
final class GroundsPart {
    private final PageRun page;
    private final FinishedRun run;
    private final RunResult result;

    GroundsPart(PageRun page) {
        this.page = page;
        run = page.run();
        result = run.result();
    }

    void write(JsonText json, String version) {
        json.put("strategy", run.strategy())
                .list("parameters", list -> run.parameters().forEach((name, value) -> list.row(row -> row.add(name).add(text(value)))))
                .list("options", list -> options().forEach((name, value) -> list.row(row -> row.add(name).add(value))))
                .object("dataSet", data -> data.put("name", run.dataSet().name()).put("provenance", run.dataSet().provenance())
                        .put("fingerprint", run.dataSet().fingerprint()).put("simulated", run.dataSet().isSynthetic()))
                .texts("symbols", result.symbols()).put("fromMs", result.span().fromMs()).put("toMs", result.span().toMs())
                .put("resolution", Figures.duration(run.dataSet().resolutionMs())).put("venue", run.venue())
                .put("capital", run.settings().capitalUsd()).put("leverage", run.settings().leverage()).put("margin", Words.of(run.settings().margin()))
                .put("engine", EngineText.engine(run.settings())).put("seed", run.settings().seed()).put("version", version)
                .put("command", page.command())
                .list("perSymbol", list -> result.perSymbol().forEach(symbol -> list.item(one -> write(one, symbol))))
                .list("inputs", list -> result.inputs().forEach(share -> list.row(row -> row.add(share.ticker()).add(share.input()).add(share.source())
                        .add(share.count()).add(share.of()))))
                .list("findings", list -> result.findings().forEach(finding -> list.row(row -> row.add(finding.code()).add(finding.text()))))
                .texts("warnings", result.warnings())
                .list("assumed", this::writeAssumed)
                .list("rules", list -> result.rules().forEach(rule -> list.item(one -> write(one, rule))))
                .list("fingerprints", this::writeFingerprints);
    }

    /** What was chosen, by option: the page names runs of one strategy by what differs. */
    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("--data", run.dataSet().name());
        options.put("--symbols", String.join(",", result.symbols()));
        EngineText.putWords(options, run.settings());
        return options;
    }

    private static String text(Object value) {
        return value instanceof Double number ? Figures.plain(number) : value.toString();
    }

    private static void write(JsonText json, SymbolResult symbol) {
        json.put("ticker", symbol.ticker()).put("bars", symbol.bars()).put("trades", symbol.trades()).put("profit", symbol.profitUsd())
                .put("fees", symbol.feesUsd()).put("funding", symbol.fundingUsd()).put("coverage", symbol.fundingCoverage())
                .put("liquidations", symbol.liquidations()).put("ambiguous", symbol.ambiguousBars());
        symbol.position().ifPresent(open -> json.object("open", one -> one.put("quantity", open.signedQtyShares()).put("cross", open.isCross())
                .put("entry", open.entryUsd()).put("mark", open.markUsd()).put("margin", open.marginUsd()).put("unrealized", open.unrealizedUsd())
                .put("liquidation", open.liquidationUsd()).put("distance", open.liquidationDistance())));
    }

    private void writeAssumed(JsonText json) {
        Map<String, Double> standard = EngineText.assumptions(new Execution.Realistic(Assumptions.STANDARD), result.symbols());
        EngineText.assumptions(run.settings().execution(), result.symbols()).forEach((name, value) -> json.row(row -> {
            row.add(name).add(Figures.plain(value));
            if (standard.containsKey(name) && !standard.get(name).equals(value)) {
                row.add(Figures.plain(standard.get(name)));
            }
        }));
    }

    private static void write(JsonText json, Rule rule) {
        json.put("key", rule.key().keyName()).put("market", Words.market(rule)).put("value", rule.value()).put("fromMs", rule.fromMs())
                .put("guess", rule.isGuess()).put("certainty", Words.of(rule.certainty())).put("source", rule.source())
                .put("range", Words.range(rule).orElse(""));
    }

    private void writeFingerprints(JsonText json) {
        RunResult.Fingerprints.All all = result.fingerprints().all();
        json.row(row -> row.add("data").add(all.data())).row(row -> row.add("rules").add(all.rules()))
                .row(row -> row.add("parameters").add(all.parameters())).row(row -> row.add("decisions").add(all.decisions()))
                .row(row -> row.add("fills").add(all.fills())).row(row -> row.add("money").add(all.money()));
    }
}
