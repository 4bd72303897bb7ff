package dev.wafer.cli.costs;

import dev.wafer.engine.measure.FundingParts;
import dev.wafer.engine.measure.Summary;

/**
 * From the profit before any cost to the net profit. Every step is what it adds, so that a cost is below zero, in nano-USDC:
 * {@code net = gross + spread and impact + fees + funding + liquidation fees + backstop + bad debt}, exactly, and net is final equity - capital.
 *
 * @param grossNano what the same fills would have made at prices without spread and impact
 * @param slippageNano spread and impact, which are inside the fill prices
 * @param feesNano fees of the strategy's own orders
 * @param fundingRecordedNano funding at recorded rates
 * @param fundingPremiumNano funding from recorded premiums by the rules' formula
 * @param fundingImpactNano funding from recorded impact prices by the rules' formula
 * @param fundingBaseNano funding at the rules' base rate
 * @param liquidationFeesNano fees of liquidation orders
 * @param backstopNano margin that the backstop took with positions
 * @param badDebtNano losses that the account did not bear
 * @param netNano final equity - capital
 */
public record CostWaterfall(long grossNano, long slippageNano, long feesNano, long fundingRecordedNano, long fundingPremiumNano, long fundingImpactNano,
        long fundingBaseNano, long liquidationFeesNano, long backstopNano, long badDebtNano, long netNano) {
    private static final double NANO_PER_USD = 1e9;

    /**
     * The waterfall of a run. Example: capital 1,000, final equity 1,080; fees 12 of which 2 for a liquidation, spread and impact 5, funding -3:
     * gross is 80 + 12 + 5 + 3 = 100.
     *
     * @param liquidationFeesUsd the part of the fees that liquidation orders paid
     */
    public static CostWaterfall of(Summary summary, double capitalUsd, double liquidationFeesUsd) {
        FundingParts parts = summary.fundingParts();
        long netNano = nano(summary.finalEquityUsd() - capitalUsd);
        long slippageNano = -nano(summary.slippageUsd());
        long liquidationFeesNano = -nano(liquidationFeesUsd);
        long feesNano = -nano(summary.feesUsd()) - liquidationFeesNano;
        long fundingNano = nano(summary.fundingUsd());
        long premiumNano = nano(parts.premiumUsd()), impactNano = nano(parts.impactUsd()), baseNano = nano(parts.baseUsd());
        long backstopNano = -nano(summary.backstopUsd()), badDebtNano = nano(summary.badDebtUsd());
        long grossNano = netNano - slippageNano - feesNano - fundingNano - liquidationFeesNano - backstopNano - badDebtNano;
        return new CostWaterfall(grossNano, slippageNano, feesNano, fundingNano - premiumNano - impactNano - baseNano, premiumNano, impactNano, baseNano,
                liquidationFeesNano, backstopNano, badDebtNano, netNano);
    }

    /** All funding, of whatever origin. */
    public long fundingNano() {
        return fundingRecordedNano + fundingPremiumNano + fundingImpactNano + fundingBaseNano;
    }

    /** USDC of nano-USDC. */
    public static double usd(long nano) {
        return nano / NANO_PER_USD;
    }

    private static long nano(double usd) {
        if (!(Math.abs(usd) <= 9e9)) {
            throw new IllegalStateException("Invariant: amounts of a run are finite and below 9e9 USDC, found " + usd);
        }
        return (long) Math.rint(usd * NANO_PER_USD);
    }
}
