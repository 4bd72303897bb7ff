package dev.wafer.research.sweep;

import dev.wafer.engine.run.Batch.Outcome;
import java.util.List;

/**
 * Points that were run together.
 *
 * @param firstPoint number of the first
 * @param outcomes one for each, in their order
 */
public record Chunk(long firstPoint, List<Outcome> outcomes) {}
