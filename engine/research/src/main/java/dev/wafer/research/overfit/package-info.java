/**
 * How much of a good result is luck: the Sharpe ratio against the number of trials, the chance that the choice among trials was worth nothing, and
 * tests of the best against doing nothing. What belongs here: pure functions of daily returns and of counts. What does not: how the returns came
 * about ({@code research.sweep}), where trials are counted (the ledger in {@code data.io.ledger}).
 *
 * <p>All Sharpe ratios here are daily ones, not annualised, unless a name says so.
 */
@NullMarked
package dev.wafer.research.overfit;

import org.jspecify.annotations.NullMarked;
