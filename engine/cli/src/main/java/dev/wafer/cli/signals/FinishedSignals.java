package dev.wafer.cli.signals;

import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.research.signal.StudyResult;
import dev.wafer.research.signal.catalogue.CatalogueSignal;
import dev.wafer.research.signal.catalogue.SignalTrades.Traded;
import java.util.List;
import java.util.Map;

/**
 * Signals that were compared.
 *
 * @param dataSet all of the data
 * @param venue whose rules
 * @param span what was looked at
 * @param settings of the runs that traded the signals, but for their leverage
 * @param symbols with open interest
 * @param leftOut symbols without it
 * @param signals in the order of the catalogue
 * @param study what was found
 * @param refusals reasons why symbols lack signals, with the signals
 * @param traded each signal by one rule
 */
public record FinishedSignals(MarketData dataSet, String venue, TimeSpan span, RunSettings settings, List<String> symbols, List<String> leftOut,
        List<CatalogueSignal> signals, StudyResult study, Map<String, List<String>> refusals, List<Traded> traded) {
    /** Those with a cell at least. */
    List<CatalogueSignal> compared() {
        return signals.stream().filter(signal -> !study.lacks().containsKey(signal.name())).toList();
    }
}
