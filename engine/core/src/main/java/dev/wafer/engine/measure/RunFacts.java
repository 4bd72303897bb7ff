package dev.wafer.engine.measure;

import java.util.OptionalDouble;

/**
 * What a summary is made of, besides the trades and the daily equity.
 *
 * @param startMs first open
 * @param endMs last close
 * @param capitalUsd cash at the start
 * @param finalEquityUsd equity at the end
 * @param drawdown of the run
 * @param closes closes of the run
 * @param closesWithPosition of which with a position
 * @param fundingParts funding that was not settled at a recorded rate
 * @param fundingCoverage funding points found / due; empty if none was due
 */
public record RunFacts(long startMs, long endMs, double capitalUsd, double finalEquityUsd, Drawdown drawdown, int closes, int closesWithPosition,
        FundingParts fundingParts, OptionalDouble fundingCoverage) {}
