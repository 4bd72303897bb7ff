/**
 * The plain twin: a second, slow exchange account in exact decimals, written from the text of the contract and from nothing of the engine. It is
 * the oracle of the fast simulator: one market, one order flow, two programs, the same fills.
 *
 * <p>Units: prices are USDC per share, quantities whole lots (shares = lots / 10^sizeDecimals, a buy or a long above zero), fees and funding rates
 * fractions (0.0001 = 1 bp), times UTC milliseconds, money USDC or whole nano-USDC where the name says so. Input numbers are doubles and mean the decimal
 * that {@link java.lang.Double#toString(double)} prints; inside, prices and money are {@link java.math.BigDecimal} with 40 digits. Only sigma and the square root of
 * the price impact are doubles (StrictMath), because their formula is one of doubles.
 *
 * <p>Order of everything: symbols as in {@link dev.wafer.engine.twin.TwinMarket#symbols()}, orders by id, of one id the order, its stop-loss, its take-profit, its trailing stop.
 * {@link dev.wafer.engine.twin.PlainTwin} is the place to begin reading; nothing here depends on a class of the engine.
 */
@NullMarked
package dev.wafer.engine.twin;

import org.jspecify.annotations.NullMarked;
