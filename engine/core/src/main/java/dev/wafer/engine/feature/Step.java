package dev.wafer.engine.feature;

/** One operator on its way from row to row: called once per slot, from 1 on, in order. */
@FunctionalInterface
interface Step {
    /**
     * The operator's value for a slot; NaN or infinite if there is none.
     *
     * @param values the input's slots, NaN where not known; those after {@code slot} are not to be read
     */
    double next(double[] values, int slot);
}
