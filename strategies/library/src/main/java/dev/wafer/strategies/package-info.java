/**
 * The strategies we ship, each one record with its parameters. They see the strategy interface and nothing else of the engine, treat each symbol
 * on its own and keep no state but what a run gives them. Not here: indicators, which are columns, and whatever needs a file.
 */
@NullMarked
package dev.wafer.strategies;

import org.jspecify.annotations.NullMarked;
