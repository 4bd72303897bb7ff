package dev.wafer.cli.page;

import dev.wafer.cli.signals.FinishedSignals;
import dev.wafer.cli.signals.SignalsReport;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.JsonText;
import dev.wafer.research.signal.Cell;
import dev.wafer.research.signal.Estimate;
import dev.wafer.research.signal.StudyResult;
import dev.wafer.research.signal.catalogue.CatalogueSignal;
import dev.wafer.research.signal.catalogue.SignalTrades.Traded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Signals side by side as one HTML page that shows itself without a network: verdicts, coefficients by length of the return, returns by fifth of the signal. */
public final class SignalsPage {
    private final FinishedSignals found;
    private final StudyResult study;
    private final List<String> names;
    private final List<String> symbols;
    private final List<Integer> horizonsBars;

    private SignalsPage(FinishedSignals found) {
        this.found = found;
        study = found.study();
        names = found.signals().stream().map(CatalogueSignal::name).toList();
        symbols = new ArrayList<>(found.symbols());
        if (symbols.size() > 1) {
            symbols.add(Cell.POOLED);
        }
        horizonsBars = study.settings().horizonsBars();
    }

    /**
     * The page.
     *
     * @param words of the command line behind {@code wafer} that asks for it again
     */
    public static String of(FinishedSignals found, List<String> words, String waferVersion) {
        return PageAssets.page(PageAssets.Kind.SIGNALS, new SignalsPage(found).json(words, waferVersion));
    }

    private String json(List<String> words, String version) {
        JsonText json = JsonText.inMarkup().put("schema", "wafer.page.signals/1").put("version", version).put("command", ShellWords.command(words));
        writeGrounds(json);
        return json.list("signals", list -> found.signals().forEach(signal -> list.item(one -> write(one, signal))))
                .list("cells", list -> study.cells().stream().filter(cell -> cell.key().regime().equals(Cell.ALL_ROWS)).forEach(cell -> list.item(one -> write(one, cell))))
                .list("speaking", list -> study.cells().stream().filter(cell -> cell.judgement().saysSomething()).forEach(cell -> list.row(row -> writeSpeaking(row, cell))))
                .list("traded", list -> found.traded().forEach(run -> list.item(one -> write(one, run))))
                .list("refusals", list -> found.refusals().forEach((reason, signals) -> list.row(row -> row.add(reason).add(String.join(", ", signals.stream().distinct().toList())))))
                .end();
    }

    private void writeGrounds(JsonText json) {
        int main = horizonsBars.indexOf(SignalsReport.mainHorizon(horizonsBars, found.dataSet().resolutionMs()));
        json.object("dataSet", data -> data.put("name", found.dataSet().name()).put("provenance", found.dataSet().provenance())
                        .put("fingerprint", found.dataSet().fingerprint()).put("simulated", found.dataSet().isSynthetic()))
                .texts("symbols", symbols).texts("leftOut", found.leftOut()).put("fromMs", found.span().fromMs()).put("toMs", found.span().toMs())
                .put("resolution", Figures.duration(found.dataSet().resolutionMs())).put("venue", found.venue())
                .list("horizons", list -> horizonsBars.forEach(bars -> list.item(one -> one.put("text", length(bars)).put("ms", bars * found.dataSet().resolutionMs()))))
                .put("main", main).put("hypotheses", study.hypotheses()).put("tooShort", study.tooShort()).put("draws", study.settings().bootstrapDraws())
                .put("rotations", study.settings().shiftsRows().size()).put("seed", study.settings().seed());
    }

    private String length(int bars) {
        return Figures.duration(bars * found.dataSet().resolutionMs());
    }

    private void write(JsonText json, CatalogueSignal signal) {
        json.put("name", signal.name()).put("description", signal.description()).put("openInterest", signal.isOfOpenInterest()).put("sign", signal.priorSign())
                .put("verdict", study.verdict(signal.name()).words()).put("says", study.deciding(signal.name()).isPresent())
                .put("where", study.deciding(signal.name()).map(cell -> where(cell.key())).orElse(""))
                .put("lack", Optional.ofNullable(study.lacks().get(signal.name())).orElse(""))
                .list("halfLivesMs", list -> symbols.forEach(symbol -> list.add(ms(study.halfLifeBars(signal.name(), symbol, Cell.ALL_ROWS)))));
    }

    private OptionalDouble ms(OptionalDouble bars) {
        return bars.isEmpty() ? bars : OptionalDouble.of(bars.getAsDouble() * found.dataSet().resolutionMs());
    }

    private String where(Cell.Key key) {
        return key.symbol() + (key.regime().equals(Cell.ALL_ROWS) ? "" : ", " + key.regime()) + ", " + length(key.horizonBars());
    }

    private void write(JsonText json, Cell cell) {
        Cell.Evidence evidence = cell.evidence();
        json.put("signal", names.indexOf(cell.key().signal())).put("symbol", symbols.indexOf(cell.key().symbol())).put("horizon", horizonsBars.indexOf(cell.key().horizonBars()))
                .put("rows", evidence.rows()).put("effectiveRows", evidence.effectiveRows()).put("verdict", cell.judgement().verdict().words())
                .list("rank", list -> write(list, evidence.rank())).list("beyond", list -> write(list, evidence.beyondPrice()))
                .put("least", evidence.minimumDetectableIc()).put("leastBeyond", evidence.minimumDetectableBeyondPrice())
                .put("rankP", cell.judgement().rankAdjustedP()).put("beyondP", cell.judgement().partialAdjustedP())
                .put("placebo", cell.judgement().placebo().map(placebo -> OptionalDouble.of(placebo.pValue())).orElse(OptionalDouble.empty()))
                .put("hits", cell.behaviour().hitShare())
                .list("fifths", list -> cell.behaviour().quantiles().forEach(fifth -> list.row(row -> row.add(fifth.rows()).add(fifth.meanLogReturn()))));
    }

    private static void write(JsonText json, Estimate estimate) {
        json.add(estimate.ic()).add(estimate.low()).add(estimate.high());
    }

    private void writeSpeaking(JsonText json, Cell cell) {
        json.add(cell.key().signal()).add(cell.key().symbol()).add(cell.key().regime()).add(length(cell.key().horizonBars())).add(cell.evidence().rank().ic())
                .add(cell.evidence().beyondPrice().ic()).add(cell.judgement().adjustedP()).add(cell.judgement().verdict().words());
    }

    private static void write(JsonText json, Traded run) {
        json.put("name", run.name()).put("leverage", run.leverage()).put("idle", run.idle()).put("refusal", run.refusal());
        run.summary().ifPresent(summary -> json.object("result", one -> one.put("totalReturn", summary.totalReturn()).put("sharpe", summary.sharpe())
                .put("drawdown", summary.maxDrawdownIntrabar()).put("liquidations", summary.liquidations()).put("trades", summary.trades())));
    }
}
