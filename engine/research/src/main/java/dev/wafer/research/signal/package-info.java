/**
 * What belongs here: what a signal says about later returns, how sure that is, and whether price alone says the same. Arrays go in, records come
 * out. What does not: how a signal is made from market data, trading on one, and text for people ({@code cli.report}).
 *
 * <p>Depends on commons-math3 for the distributions of Student and Gauss. Context: errors with few degrees of freedom need quantiles of Student's t.
 * Choice: a library that has been used for it for years, pure Java. Given up: a module without third-party code.
 */
@NullMarked
package dev.wafer.research.signal;

import org.jspecify.annotations.NullMarked;
