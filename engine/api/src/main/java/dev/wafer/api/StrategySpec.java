package dev.wafer.api;

/**
 * One public record per strategy: its components are the parameters (int, long, double, boolean, String, an enum), its public
 * no-argument constructor gives the defaults, its name in kebab case is the strategy's name.
 */
public interface StrategySpec {
    /**
     * Called once per run, before the first bar. Columns are declared here and can be read only later.
     *
     * @throws IllegalArgumentException refuses the run with its message
     */
    Strategy start(Setup run);

    /** Cash at the start where the run names none, USDC. */
    default double defaultCapitalUsd() {
        return 100_000;
    }

    /** One line for people. */
    default String description() {
        return "";
    }

    /** Idea, source, data needs and weakness, for people. */
    default Notes notes() {
        return Notes.NONE;
    }
}
