/**
 * What belongs here: histories drawn anew from a recorded one, and what strategies do on many of them. What does not: how one run goes
 * ({@code engine.run}), and text for people ({@code cli.report}).
 *
 * <p>Depends on commons-math3 for intervals of binomial shares. Context: such an interval needs the inverse of the incomplete beta function.
 * Choice: a library that has been used for it for years, pure Java, the same bits on every machine. Given up: a module without third-party code.
 */
@NullMarked
package dev.wafer.research.montecarlo;

import org.jspecify.annotations.NullMarked;
