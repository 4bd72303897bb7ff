/**
 * What belongs here: one run again and again with what its user might as well have chosen: other parameters nearby, another start, later orders,
 * dearer trading, other orders of prices inside bars; and where the run stands among them. What does not: other histories ({@code
 * research.montecarlo}), whole grids of parameters ({@code research.sweep}), and text for people ({@code cli.report}).
 */
@NullMarked
package dev.wafer.research.robust;

import org.jspecify.annotations.NullMarked;
