package dev.wafer.engine.cost;

/**
 * A constant of realistic execution that no record gives: spread and impact beyond the last trade price. Every report names those in force.
 * Half-spreads are fractions of the price; 0.0001 is 1 bp.
 */
public enum Assumption {
    /** Half the spread of a market without one of its own, as a fraction of the price. */
    HALF_SPREAD("half-spread", 0.0002, 0.1),
    /** How many times wider the spread is in internal sessions (weekends, holidays). */
    INTERNAL_SPREAD_FACTOR("internal-spread-factor", 4, 1_000),
    /** Most that impact may be, as a fraction of the price. */
    IMPACT_CAP("impact-cap", 0.05, 0.5),
    /** Factor on the impact, after its cap; reports name it where it is not 1. */
    IMPACT_FACTOR("impact-factor", 1, 100),
    /** Log returns from which volatility is taken. */
    VOLATILITY_BARS("volatility-bars", 100, 100_000),
    /** With fewer log returns than this, {@link #DEFAULT_DAILY_VOLATILITY} stands in. */
    LEAST_VOLATILITY_BARS("least-volatility-bars", 20, 100_000),
    /** Volatility of a day where too few returns are known, a fraction. */
    DEFAULT_DAILY_VOLATILITY("default-daily-volatility", 0.04, 1),
    /** Share of a bar's volume that the account may take. */
    VOLUME_SHARE("volume-share", 0.1, 1),
    /** What a liquidation in a bar without trades gives up against the mark, a fraction. */
    EMPTY_BAR_DISCOUNT("empty-bar-discount", 0.05, 0.5);

    private final String assumptionName;
    private final double standardValue;
    private final double mostValue;

    Assumption(String assumptionName, double standardValue, double mostValue) {
        this.assumptionName = assumptionName;
        this.standardValue = standardValue;
        this.mostValue = mostValue;
    }

    /** The name on the command line and in reports: {@code impact-cap}. */
    public String assumptionName() {
        return assumptionName;
    }

    /** What is assumed unless said otherwise. */
    public double standardValue() {
        return standardValue;
    }

    /** The largest value allowed; the least is zero. */
    public double mostValue() {
        return mostValue;
    }
}
