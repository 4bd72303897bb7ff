package dev.wafer.cli.json;

import dev.wafer.cli.signals.FinishedSignals;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.JsonText;
import dev.wafer.research.signal.Cell;
import dev.wafer.research.signal.Estimate;
import dev.wafer.research.signal.catalogue.CatalogueSignal;
import dev.wafer.research.signal.catalogue.SignalTrades.Traded;
import java.util.Optional;

/** Signals side by side, in schema {@code wafer.signals/1}. */
public final class SignalsJson {
    private final FinishedSignals found;

    private SignalsJson(FinishedSignals found) {
        this.found = found;
    }

    /** The whole result, the same text for the same request on any number of threads. */
    public static String of(FinishedSignals found, String waferVersion) {
        SignalsJson parts = new SignalsJson(found);
        return JsonText.document().put("schema", "wafer.signals/1")
                .object("run", run -> parts.writeRun(run, waferVersion))
                .list("signals", signals -> found.signals().forEach(signal -> signals.item(one -> parts.write(one, signal))))
                .list("cells", cells -> found.study().cells().forEach(cell -> cells.item(one -> parts.write(one, cell))))
                .list("traded", traded -> found.traded().forEach(run -> traded.item(one -> write(one, run))))
                .list("refusals", refusals -> found.refusals()
                        .forEach((reason, signals) -> refusals.item(one -> one.put("reason", reason).texts("signals", signals))))
                .end();
    }

    private void writeRun(JsonText json, String waferVersion) {
        json.object("dataset", data -> data.put("name", found.dataSet().name()).put("fingerprint", found.dataSet().fingerprint())
                        .put("synthetic", found.dataSet().isSynthetic()))
                .texts("symbols", found.symbols()).texts("leftOut", found.leftOut()).time("from", found.span().fromMs()).time("to", found.span().toMs())
                .put("resolution", Figures.duration(found.dataSet().resolutionMs())).put("venue", found.venue())
                .texts("horizons", found.study().settings().horizonsBars().stream().map(this::length).toList())
                .put("rotations", found.study().settings().shiftsRows().size()).put("draws", found.study().settings().bootstrapDraws())
                .put("seed", found.study().settings().seed()).put("hypotheses", found.study().hypotheses())
                .put("tooShort", found.study().tooShort()).put("wafer", waferVersion);
    }

    private String length(int bars) {
        return Figures.duration(bars * found.dataSet().resolutionMs());
    }

    private void write(JsonText json, CatalogueSignal signal) {
        json.put("name", signal.name()).put("description", signal.description()).put("openInterest", signal.isOfOpenInterest())
                .put("priorSign", signal.priorSign()).put("verdict", found.study().verdict(signal.name()).words())
                .object("deciding", found.study().deciding(signal.name()), (one, cell) -> one.put("symbol", cell.key().symbol())
                        .put("horizon", length(cell.key().horizonBars())).put("regime", cell.key().regime()));
        Optional.ofNullable(found.study().lacks().get(signal.name()))
                .ifPresentOrElse(lack -> json.put("noDataBecause", lack), () -> json.putNull("noDataBecause"));
    }

    private void write(JsonText json, Cell cell) {
        Cell.Evidence evidence = cell.evidence();
        json.put("signal", cell.key().signal()).put("symbol", cell.key().symbol()).put("horizon", length(cell.key().horizonBars()))
                .put("regime", cell.key().regime()).put("rows", evidence.rows()).put("effectiveRows", evidence.effectiveRows())
                .put("minimumDetectableIc", evidence.minimumDetectableIc()).put("minimumDetectableBeyondPrice", evidence.minimumDetectableBeyondPrice())
                .object("pearson", one -> write(one, evidence.pearson())).object("rank", one -> write(one, evidence.rank()))
                .object("partial", one -> write(one, evidence.partial()))
                .object("partialGivenTwin", evidence.partialGivenTwin(), SignalsJson::write)
                .object("behaviour", one -> write(one, cell.behaviour())).object("judgement", one -> write(one, cell.judgement()));
    }

    private static void write(JsonText json, Estimate estimate) {
        json.put("ic", estimate.ic()).put("standardError", estimate.standardError()).put("low", estimate.low()).put("high", estimate.high())
                .put("p", estimate.pValue());
    }

    private static void write(JsonText json, Cell.Behaviour behaviour) {
        json.list("quantiles", quantiles -> behaviour.quantiles()
                        .forEach(one -> quantiles.item(item -> item.put("rows", one.rows()).put("meanLogReturn", one.meanLogReturn()))))
                .put("hitShare", behaviour.hitShare()).put("turnoverPerBar", behaviour.turnoverPerBar())
                .object("months", months -> months.put("count", behaviour.months().count()).put("sameSignShare", behaviour.months().sameSignShare())
                        .put("lowest", behaviour.months().lowest()).put("median", behaviour.months().median()).put("highest", behaviour.months().highest()));
    }

    private static void write(JsonText json, Cell.Judgement judgement) {
        json.put("rankAdjustedP", judgement.rankAdjustedP()).put("partialAdjustedP", judgement.partialAdjustedP())
                .put("partialFdrQ", judgement.partialFdrQ())
                .object("placebo", judgement.placebo(), (one, placebo) -> one.put("rotations", placebo.rotations()).put("p", placebo.pValue())
                        .put("medianIc", placebo.medianIc()))
                .put("verdict", judgement.verdict().words());
    }

    private static void write(JsonText json, Traded run) {
        json.put("name", run.name()).put("leverage", run.leverage());
        if (run.idle().isBlank()) {
            json.putNull("neverTraded");
        } else {
            json.put("neverTraded", run.idle());
        }
        run.summary().ifPresentOrElse(
                summary -> json.putNull("refused").object("result", one -> one.put("totalReturn", summary.totalReturn()).put("sharpe", summary.sharpe())
                        .put("maxDrawdownIntrabar", summary.maxDrawdownIntrabar()).put("liquidations", summary.liquidations())
                        .put("trades", summary.trades())),
                () -> json.put("refused", run.refusal()).putNull("result"));
    }
}
