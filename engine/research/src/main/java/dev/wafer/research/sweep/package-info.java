/**
 * What belongs here: many points of a strategy's parameters over one market: which points there are, who runs which, and which were the best.
 * What does not: how one point runs ({@code engine.run}), where results are kept ({@code data.io.store}), and text for people
 * ({@code cli.report}).
 */
@NullMarked
package dev.wafer.research.sweep;

import org.jspecify.annotations.NullMarked;
