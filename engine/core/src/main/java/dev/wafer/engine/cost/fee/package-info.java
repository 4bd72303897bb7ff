/** Fees: rates of a fill, the venue's schedule by volume, and which of them a run pays. */
@NullMarked
package dev.wafer.engine.cost.fee;

import org.jspecify.annotations.NullMarked;
