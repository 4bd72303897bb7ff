package dev.wafer.data.simulate;

import dev.wafer.data.rule.FundingTerms;
import java.time.Instant;

/**
 * Funding of one simulated hour from the hour's mean premium: {@link FundingTerms} with interest 0.0001 and the clamp of 0.0003 that was
 * measured on settled rates. Example, m = 0.5: every premium from -0.0002 to 0.0004 gives the base rate 0.00000625.
 */
final class PremiumFunding {
    /** From here on the venue halves every rate: 2025-12-19T00:00Z. */
    static final long HALVED_FROM_MS = Instant.parse("2025-12-19T00:00:00Z").toEpochMilli();

    private static final double INTEREST_PER_8_HOURS = 0.0001;
    private static final double CLAMP_PER_8_HOURS = 0.0003;
    private static final double CAP_PER_HOUR = 0.04;

    private PremiumFunding() {}

    static double multiplierAt(long timeMs) {
        return timeMs >= HALVED_FROM_MS ? 0.5 : 1;
    }

    static double ratePerHour(double meanPremium, double multiplier) {
        return terms(multiplier).ratePerInterval(meanPremium, 1);
    }

    static FundingTerms terms(double multiplier) {
        return new FundingTerms(multiplier, INTEREST_PER_8_HOURS, CLAMP_PER_8_HOURS, CAP_PER_HOUR);
    }
}
