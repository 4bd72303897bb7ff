package dev.wafer.api;

/**
 * What stands between any strategy and the desk: it passes on less of what the strategy wants, or nothing for a while. One public record each, with
 * parameters and a public no-argument constructor as in {@link StrategySpec}; its name in kebab case is the wrapper's name.
 *
 * <p>A wrapper is asked whenever the strategy inside it may be: at each close, or in the rhythm that the strategy asked for.
 */
public interface Wrapper {
    /**
     * Starts the strategy inside, and gives what the run calls in its place.
     *
     * @throws IllegalArgumentException refuses the run with its message
     */
    Strategy start(StrategySpec inner, Setup run);

    /** The strategy with this around it. */
    default StrategySpec around(StrategySpec inner) {
        return new Wrapped(inner, this);
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
