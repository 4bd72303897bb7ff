package dev.wafer.engine.run;

import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.cost.FeeFractions;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.execution.PathPolicy;
import java.util.Optional;

/**
 * How a strategy is run.
 *
 * @param span bars whose open time lies in it are traded; earlier ones warm columns up
 * @param capitalUsd cash at the start, USDC
 * @param leverage the venue's, 1 to the maximum of every symbol
 * @param path order of high and low inside bars
 * @param funding which funding is paid
 * @param fees in place of the rules' fees
 * @param seed of the strategy's random numbers
 */
public record RunSettings(TimeSpan span, double capitalUsd, int leverage, PathPolicy path, FundingMode funding, Optional<FeeFractions> fees,
        long seed) {
    private static final double MOST_CAPITAL_USD = 1e9;

    /** Checks capital and leverage. */
    public RunSettings {
        if (!(capitalUsd >= 1 && capitalUsd <= MOST_CAPITAL_USD)) {
            throw new IllegalArgumentException("capital: found " + capitalUsd + " USDC, expected from 1 to 1,000,000,000");
        }
        if (!(leverage >= 1)) {
            throw new IllegalArgumentException("leverage: found " + leverage + ", expected a whole number >= 1");
        }
    }

    /** All of the data, pessimistic path, filled funding, the rules' fees, seed 0. */
    public static RunSettings of(double capitalUsd, int leverage) {
        return new RunSettings(TimeSpan.ALWAYS, capitalUsd, leverage, PathPolicy.PESSIMISTIC, FundingMode.FILLED, Optional.empty(), 0);
    }

    /** The same over a span. */
    public RunSettings withSpan(TimeSpan other) {
        return new RunSettings(other, capitalUsd, leverage, path, funding, fees, seed);
    }

    /** The same at another leverage. */
    public RunSettings withLeverage(int other) {
        return new RunSettings(span, capitalUsd, other, path, funding, fees, seed);
    }

    /** The same along another path. */
    public RunSettings withPath(PathPolicy other) {
        return new RunSettings(span, capitalUsd, leverage, other, funding, fees, seed);
    }

    /** The same with another funding. */
    public RunSettings withFunding(FundingMode other) {
        return new RunSettings(span, capitalUsd, leverage, path, other, fees, seed);
    }

    /** The same with these fees. */
    public RunSettings withFees(FeeFractions other) {
        return new RunSettings(span, capitalUsd, leverage, path, funding, Optional.of(other), seed);
    }

    /** The same with another seed. */
    public RunSettings withSeed(long other) {
        return new RunSettings(span, capitalUsd, leverage, path, funding, fees, other);
    }
}
