package dev.wafer.engine.cost;

/** How orders meet the market. */
public sealed interface Execution {
    /** No spread, impact, volume limit, cap or largest order; fees stay. */
    record Ideal() implements Execution {}

    /**
     * Spread, impact and limits.
     *
     * @param assumptions the constants behind them
     */
    record Realistic(Assumptions assumptions) implements Execution {}

    /** {@link Ideal}. */
    Execution IDEAL = new Ideal();

    /** {@link Realistic} with {@link Assumptions#STANDARD}. */
    Execution REALISTIC = new Realistic(Assumptions.STANDARD);
}
