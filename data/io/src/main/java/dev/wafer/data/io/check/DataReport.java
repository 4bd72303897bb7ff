package dev.wafer.data.io.check;

import java.util.List;

/** What is in a data set, and what was found in it, both in the data set's order of symbols. */
public record DataReport(List<SymbolReport> symbols, List<DataFinding> findings) {
    /** Copies the lists. */
    public DataReport {
        symbols = List.copyOf(symbols);
        findings = List.copyOf(findings);
    }
}
