package dev.wafer.data.io.check;

import java.util.Optional;

/**
 * What there is of one symbol.
 *
 * @param fromMs open of the first bar
 * @param toMs close of the last bar
 * @param subBars of the finer bars, if there are any
 */
public record SymbolReport(String ticker, int rows, long fromMs, long toMs, Gaps gaps, Coverage coverage, FundingReport funding,
        Optional<SubBarReport> subBars) {}
