/**
 * What is traded: whole lots and price ticks of one market. What changes by date (leverage, fees, modes) is a rule: {@code data.rule}.
 */
@NullMarked
package dev.wafer.data.instrument;

import org.jspecify.annotations.NullMarked;
