package dev.wafer.data.simulate;

import java.time.Instant;

/**
 * Funding of one hour from the hour's mean premium (Hyperliquid documentation, "Funding", and trade.xyz, "Funding", read 2026; the clamp of
 * 0.0003 was measured on settled rates): {@code F = m * (P + clamp(i - P, -0.0003, 0.0003)) / 8}, at most 4 % either way, with i = 0.0001.
 * Example, m = 0.5: P = 0.001 gives 0.00004375; every P from -0.0002 to 0.0004 gives the base rate 0.00000625.
 */
final class PremiumFunding {
    /** From here on the venue halves every rate: 2025-12-19T00:00Z. */
    static final long HALVED_FROM_MS = Instant.parse("2025-12-19T00:00:00Z").toEpochMilli();

    private static final double INTEREST_PER_8_HOURS = 0.0001;
    private static final double CLAMP_PER_8_HOURS = 0.0003;
    private static final double CAP_PER_HOUR = 0.04;
    private static final double HOURS = 8;

    private PremiumFunding() {}

    static double multiplierAt(long timeMs) {
        return timeMs >= HALVED_FROM_MS ? 0.5 : 1;
    }

    static double ratePerHour(double meanPremium, double multiplier) {
        double towardsInterest = Math.clamp(INTEREST_PER_8_HOURS - meanPremium, -CLAMP_PER_8_HOURS, CLAMP_PER_8_HOURS);
        return Math.clamp(multiplier * (meanPremium + towardsInterest) / HOURS, -CAP_PER_HOUR, CAP_PER_HOUR);
    }
}
