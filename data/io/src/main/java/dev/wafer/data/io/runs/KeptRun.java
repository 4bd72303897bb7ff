package dev.wafer.data.io.runs;

/**
 * A run that is kept, without its trades and its journal.
 *
 * @param id sorts by time: {@code 20260512-143012-k3f9}
 * @param keptMs when it was kept, UTC milliseconds
 * @param input what went in
 * @param outcome what came out
 */
public record KeptRun(String id, long keptMs, RunInput input, RunOutcome outcome) {}
