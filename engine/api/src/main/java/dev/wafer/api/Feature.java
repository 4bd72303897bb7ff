package dev.wafer.api;

/** A user's own column: a record; its components of type Column are its inputs, equal records share one column. */
public interface Feature {
    /** New state, once per run. */
    State start();

    /** Called once per row of the inputs, oldest first, all inputs known; reading them ahead cannot be written. */
    @FunctionalInterface
    interface State {
        /** Reads the inputs with {@code now()} and {@code ago()}, and sets this row's value or leaves it not known. */
        void step(Output out);
    }

    /** Where one step's value goes. */
    @FunctionalInterface
    interface Output {
        /** The value of this row; a value that is not finite leaves it not known. */
        void set(double value);
    }
}
