package dev.wafer.engine.execution;

/** Which extreme certain bars visit first, whatever the policy: for reruns that ask what an ambiguous bar could have done. */
@FunctionalInterface
public interface LegOrders {
    /** The policy decides everywhere. */
    LegOrders BY_POLICY = (_, _) -> Choice.BY_POLICY;

    /** What is said of one bar. */
    enum Choice { BY_POLICY, LOW_FIRST, HIGH_FIRST }

    /** What is said of the bar of a symbol at a tick. */
    Choice of(int symbol, int tick);
}
