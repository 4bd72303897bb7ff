package dev.wafer.research.signal;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a study found.
 *
 * @param cells by signal, symbol (pooled last, if there are several), regime ("all" first), horizon
 * @param hypotheses how many cells the adjusted p-values allow for
 * @param tooShort cells with too few rows for an error; they are not among {@code cells}
 * @param lacks why a signal has no cell at all, by its name
 * @param settings how it was done
 */
public record StudyResult(List<Cell> cells, int hypotheses, int tooShort, Map<String, String> lacks, StudySettings settings) {
    /** Copies. */
    public StudyResult {
        cells = List.copyOf(cells);
        lacks = Collections.unmodifiableMap(new LinkedHashMap<>(lacks));
    }

    /** One cell, or empty if it had too few rows. */
    public Optional<Cell> cell(Cell.Key key) {
        return cells.stream().filter(cell -> cell.key().equals(key)).findFirst();
    }

    /** One signal, symbol and regime over rising horizons. */
    public List<Cell> decay(String signal, String symbol, String regime) {
        return cells.stream()
                .filter(cell -> cell.key().signal().equals(signal)
                        && cell.key().symbol().equals(symbol)
                        && cell.key().regime().equals(regime))
                .toList();
    }

    /**
     * Bars after the horizon of the largest rank coefficient until it has halved, straight lines between horizons. Empty if it has not within the
     * longest horizon, or if the largest cannot be told from zero (p above 0.05, for that cell alone).
     */
    public OptionalDouble halfLifeBars(String signal, String symbol, String regime) {
        return HalfLife.bars(decay(signal, symbol, regime));
    }

    /** The verdict on a signal: the first in the order of {@link Verdict} that any of its cells has; without cells there was no data. */
    public Verdict verdict(String signal) {
        return cellsOf(signal).map(cell -> cell.judgement().verdict()).min(Enum::compareTo).orElse(Verdict.NO_DATA);
    }

    private Stream<Cell> cellsOf(String signal) {
        return cells.stream().filter(cell -> cell.key().signal().equals(signal));
    }

    /** The cell behind a verdict that says something: of those that have it the one with the lowest adjusted p, the first of equal ones. */
    public Optional<Cell> deciding(String signal) {
        Verdict verdict = verdict(signal);
        return cellsOf(signal).filter(cell -> cell.judgement().saysSomething() && cell.judgement().verdict() == verdict)
                .min(Comparator.comparingDouble(cell -> cell.judgement().adjustedP()));
    }
}
