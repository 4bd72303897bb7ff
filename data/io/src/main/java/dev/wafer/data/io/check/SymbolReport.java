package dev.wafer.data.io.check;

/**
 * What there is of one symbol.
 *
 * @param fromMs open of the first bar
 * @param toMs close of the last bar
 * @param fundingPoints points that count
 * @param ignoredFundingPoints points left out since their time was taken
 */
public record SymbolReport(String ticker, int rows, long fromMs, long toMs, Gaps gaps, Coverage coverage, int fundingPoints,
        int ignoredFundingPoints) {}
