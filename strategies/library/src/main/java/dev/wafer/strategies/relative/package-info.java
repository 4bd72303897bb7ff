/**
 * The strategies we ship that weigh symbols against each other. They see the strategy interface and nothing else of the engine. Not here: those that
 * treat each symbol on its own, which are one package up.
 */
@NullMarked
package dev.wafer.strategies.relative;

import org.jspecify.annotations.NullMarked;
