package dev.wafer.engine.run;

import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.fee.FeeChoice;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.cost.FundingChoice;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.measure.EquityCurve.Detail;

/**
 * How a strategy is run.
 *
 * @param span bars whose open time lies in it are traded; earlier ones warm columns up
 * @param capitalUsd cash at the start, USDC
 * @param leverage the venue's, 1 to the maximum of every symbol
 * @param margin how new positions are held
 * @param path order of high and low inside bars
 * @param execution spread, impact and limits, or none
 * @param latencyBars bars that pass before an order can act, beyond the one it was sent in
 * @param funding which funding is paid
 * @param fees which fees are paid
 * @param equity how finely equity is kept
 * @param seed of the strategy's random numbers
 */
public record RunSettings(TimeSpan span, double capitalUsd, int leverage, MarginChoice margin, PathPolicy path, Execution execution, int latencyBars,
        FundingChoice funding, FeeChoice fees, Detail equity, long seed) {
    private static final double MOST_CAPITAL_USD = 1e9;
    private static final int MOST_LATENCY_BARS = 10_000;

    /** Checks capital, leverage and latency. */
    public RunSettings {
        if (!(capitalUsd >= 1 && capitalUsd <= MOST_CAPITAL_USD)) {
            throw new IllegalArgumentException("capital: found " + capitalUsd + " USDC, expected from 1 to 1,000,000,000");
        }
        if (!(leverage >= 1)) {
            throw new IllegalArgumentException("leverage: found " + leverage + ", expected a whole number >= 1");
        }
        if (!(latencyBars >= 0 && latencyBars <= MOST_LATENCY_BARS)) {
            throw new IllegalArgumentException("latency: found " + latencyBars + " bars, expected from 0 to " + MOST_LATENCY_BARS);
        }
    }

    /** All of the data, isolated, pessimistic path, realistic execution, no latency, filled funding, the rules' fees, seed 0. */
    public static RunSettings of(double capitalUsd, int leverage) {
        return new RunSettings(TimeSpan.ALWAYS, capitalUsd, leverage, MarginChoice.ISOLATED, PathPolicy.PESSIMISTIC, Execution.REALISTIC, 0,
                FundingChoice.of(FundingMode.FILLED), FeeChoice.OF_THE_RULES, Detail.BARS, 0);
    }

    /** The same with ideal execution. */
    public static RunSettings ideal(double capitalUsd, int leverage) {
        return of(capitalUsd, leverage).withExecution(Execution.IDEAL);
    }

    /** The same over a span. */
    public RunSettings withSpan(TimeSpan other) {
        return new RunSettings(other, capitalUsd, leverage, margin, path, execution, latencyBars, funding, fees, equity, seed);
    }

    /** The same with another capital. */
    public RunSettings withCapital(double otherUsd) {
        return new RunSettings(span, otherUsd, leverage, margin, path, execution, latencyBars, funding, fees, equity, seed);
    }

    /** The same with another leverage. */
    public RunSettings withLeverage(int other) {
        return new RunSettings(span, capitalUsd, other, margin, path, execution, latencyBars, funding, fees, equity, seed);
    }

    /** The same with positions held otherwise. */
    public RunSettings withMargin(MarginChoice other) {
        return new RunSettings(span, capitalUsd, leverage, other, path, execution, latencyBars, funding, fees, equity, seed);
    }

    /** The same along another path. */
    public RunSettings withPath(PathPolicy other) {
        return new RunSettings(span, capitalUsd, leverage, margin, other, execution, latencyBars, funding, fees, equity, seed);
    }

    /** The same with other execution. */
    public RunSettings withExecution(Execution other) {
        return new RunSettings(span, capitalUsd, leverage, margin, path, other, latencyBars, funding, fees, equity, seed);
    }

    /** The same with orders that arrive later. */
    public RunSettings withLatency(int bars) {
        return new RunSettings(span, capitalUsd, leverage, margin, path, execution, bars, funding, fees, equity, seed);
    }

    /** The same with another funding, unstressed. */
    public RunSettings withFunding(FundingMode other) {
        return withFunding(FundingChoice.of(other));
    }

    /** The same with another funding. */
    public RunSettings withFunding(FundingChoice other) {
        return new RunSettings(span, capitalUsd, leverage, margin, path, execution, latencyBars, other, fees, equity, seed);
    }

    /** The same with these fees in place of the rules'. */
    public RunSettings withFees(FeeFractions other) {
        return withFees(FeeChoice.of(other));
    }

    /** The same with other fees. */
    public RunSettings withFees(FeeChoice other) {
        return new RunSettings(span, capitalUsd, leverage, margin, path, execution, latencyBars, funding, other, equity, seed);
    }

    /** The same with equity kept otherwise. */
    public RunSettings withEquity(Detail other) {
        return new RunSettings(span, capitalUsd, leverage, margin, path, execution, latencyBars, funding, fees, other, seed);
    }

    /** The same with another seed. */
    public RunSettings withSeed(long other) {
        return new RunSettings(span, capitalUsd, leverage, margin, path, execution, latencyBars, funding, fees, equity, other);
    }
}
