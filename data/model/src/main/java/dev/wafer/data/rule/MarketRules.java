package dev.wafer.data.rule;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rules of one market at one time.
 *
 * @param sizeDecimals decimals of a quantity in shares
 * @param tiers highest leverage and maintenance margin by size of a position
 * @param marginMode how margin may be held
 * @param takerFeeFraction fee of a crossing fill, a fraction of its notional
 * @param makerFeeFraction fee of a resting fill, a fraction of its notional; below zero a rebate
 * @param fundingIntervalHours hours between two funding points
 * @param funding how a premium becomes a rate
 * @param hasBackstop whether an account of the venue takes over positions below two thirds of maintenance
 * @param band bounds of the mark while there is no external price; none if the mark is free
 * @param openInterestCapUsd highest notional of the market's open interest, if one is in force and known
 */
public record MarketRules(int sizeDecimals, MarginTiers tiers, MarginMode marginMode, double takerFeeFraction, double makerFeeFraction,
        int fundingIntervalHours, FundingTerms funding, boolean hasBackstop, Optional<DiscoveryBand> band, OptionalDouble openInterestCapUsd) {
    /** Checks ranges. */
    public MarketRules {
        if (!(fundingIntervalHours >= 1)) {
            throw new IllegalArgumentException("market rules: found a funding interval of " + fundingIntervalHours + " h, expected 1 or more");
        }
        if (!(Math.abs(takerFeeFraction) < 0.1 && Math.abs(makerFeeFraction) < 0.1)) {
            throw new IllegalArgumentException("market rules: found fees " + takerFeeFraction + " and " + makerFeeFraction
                    + ", expected fees below 0.1");
        }
        if (openInterestCapUsd.isPresent() && !(openInterestCapUsd.getAsDouble() > 0)) {
            throw new IllegalArgumentException("market rules: found an open-interest cap of " + openInterestCapUsd.getAsDouble()
                    + " USDC, expected one above 0");
        }
    }

    /** Highest leverage a user may choose: that of the first tier. */
    public int maxLeverage() {
        return tiers.maxLeverage();
    }

    /** Maintenance margin of the first tier as a fraction of notional: {@code 1 / (2 * maxLeverage)}. Example: 10x gives 0.05. */
    public double maintenanceFraction() {
        return tiers.maintenanceFraction(0);
    }

    /** Funding rate while the premium is inside its dead band, a fraction of notional; above zero longs pay. */
    public double baseFundingRatePerInterval() {
        return funding.baseRatePerInterval(fundingIntervalHours);
    }

    /**
     * Highest notional of one market order; a limit order may have ten times as much. Hyperliquid documentation, "Contract specifications", read
     * 2026, written for its own markets and taken to hold for those of builders.
     */
    public double largestMarketOrderUsd() {
        int leverage = maxLeverage();
        return leverage >= 25 ? 30e6 : leverage >= 20 ? 5e6 : leverage >= 10 ? 2e6 : 0.5e6;
    }
}
