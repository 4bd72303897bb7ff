/**
 * ta4j inside the engine: its strategies trade with leverage, funding and liquidation, its indicators are columns, and columns are its indicators.
 * It sees the strategy interface and ta4j, nothing else of the engine. Not here: rules or indicators of our own.
 */
@NullMarked
package dev.wafer.ta4j;

import org.jspecify.annotations.NullMarked;
