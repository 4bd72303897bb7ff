package dev.wafer.data.io.runs;

import java.util.List;

/**
 * The long lists of a run that is kept.
 *
 * @param trades in the run's order
 * @param journal everything that happened, in order
 */
public record RunDetail(List<KeptTrade> trades, List<KeptEvent> journal) {}
