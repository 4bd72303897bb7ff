package dev.wafer.engine.measure;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The measures of one run. Fractions: 0.1 is 10 %. Ratios are annualised with 365 days, risk-free rate zero, from daily equity. What is not
 * defined is empty, with its reason in {@code nullReasons} under the name of the component.
 *
 * @param finalEquityUsd equity at the last close
 * @param totalReturn final equity / capital - 1
 * @param cagr growth per 365 days
 * @param volatility annualised sample deviation of daily returns
 * @param sharpe mean / sample deviation of daily returns, annualised
 * @param sortino mean / downside deviation of daily returns, annualised
 * @param calmar cagr / maxDrawdown
 * @param maxDrawdown largest fall from a peak of closes, as a fraction of the peak
 * @param maxDrawdownIntrabar the same with troughs inside bars
 * @param trades round trips, the open ones included
 * @param winRate share of closed trades with a profit
 * @param profitFactor gains / losses of closed trades
 * @param exposureTime share of closes with a position
 * @param turnoverUsd sum of absolute fill notionals
 * @param feesUsd paid, above zero is a cost
 * @param fundingUsd above zero is received
 * @param fundingParts the parts of it that were not settled at a recorded rate
 * @param slippageUsd fills against the price without spread and impact; inside the fill prices, not a posting
 * @param liquidations liquidation orders
 * @param badDebtUsd losses beyond the margin that the account did not bear
 * @param backstopUsd margin taken by the backstop
 * @param rejectedOrders orders refused
 * @param reducedOrders targets that shrank to the margin
 * @param ambiguousBars bars whose inner order of prices would change what happened
 * @param fundingCoverage funding points found / due while the symbols traded
 * @param nullReasons why a measure is empty, by its name
 */
public record Summary(double finalEquityUsd, double totalReturn, OptionalDouble cagr, OptionalDouble volatility, OptionalDouble sharpe,
        OptionalDouble sortino, OptionalDouble calmar, double maxDrawdown, double maxDrawdownIntrabar, int trades, OptionalDouble winRate,
        OptionalDouble profitFactor, OptionalDouble exposureTime, double turnoverUsd, double feesUsd, double fundingUsd, FundingParts fundingParts,
        double slippageUsd, int liquidations, double badDebtUsd, double backstopUsd, int rejectedOrders, int reducedOrders, int ambiguousBars,
        OptionalDouble fundingCoverage, Map<String, String> nullReasons) {}
