package dev.wafer.research.walkforward;

import dev.wafer.engine.measure.Summary;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What the best point of a window is best by.
 *
 * @param name as in a result's summary
 * @param isHighestFirst whether more of it is better
 * @param of its value; empty where it is not defined
 */
public record Measure(String name, boolean isHighestFirst, Function<Summary, OptionalDouble> of) {}
