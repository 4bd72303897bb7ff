package dev.wafer.research.signal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a study found.
 *
 * @param cells by signal, symbol (pooled last, if there are several), regime ("all" first), horizon
 * @param hypotheses how many cells the adjusted p-values allow for
 * @param tooShort cells with too few rows for an error; they are not among {@code cells}
 * @param settings how it was done
 */
public record StudyResult(List<Cell> cells, int hypotheses, int tooShort, StudySettings settings) {
    /** Copies. */
    public StudyResult {
        cells = List.copyOf(cells);
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

    /** The verdict on a signal: it adds if any cell does; otherwise it is no better than price if any cell says so. */
    public Verdict verdict(String signal) {
        return cells.stream()
                .filter(cell -> cell.key().signal().equals(signal))
                .map(cell -> cell.judgement().verdict())
                .min(Enum::compareTo)
                .orElse(Verdict.CANNOT_TELL);
    }
}
