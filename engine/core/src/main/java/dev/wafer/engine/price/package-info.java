/** The prices a run sees: trade and mark of every symbol on the clock. */
@NullMarked
package dev.wafer.engine.price;

import org.jspecify.annotations.NullMarked;
