/** Initial and maintenance margin, liquidation price, the ladder. */
@NullMarked
package dev.wafer.engine.margin;

import org.jspecify.annotations.NullMarked;
