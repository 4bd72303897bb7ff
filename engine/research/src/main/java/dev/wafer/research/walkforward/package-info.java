/**
 * What belongs here: parameters chosen on one stretch of history and tried on the next, window after window: which windows there are, what was chosen
 * in each, and what the choices earned together. What does not: how points run ({@code research.sweep}), and text for people ({@code cli}).
 */
@NullMarked
package dev.wafer.research.walkforward;

import org.jspecify.annotations.NullMarked;
