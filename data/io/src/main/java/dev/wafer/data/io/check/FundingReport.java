package dev.wafer.data.io.check;

import dev.wafer.data.series.FundingSeries;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What the funding points of a symbol say.
 *
 * @param points points that count
 * @param ignored points left out since their time was taken
 * @param rates points with a recorded rate
 * @param premiums points with a mean premium
 * @param impacts points with impact prices
 * @param oracles points with an oracle price
 */
public record FundingReport(int points, int ignored, int rates, int premiums, int impacts, int oracles) {
    static FundingReport of(FundingSeries funding) {
        return new FundingReport(funding.count(), funding.ignoredCount(), count(funding, funding::isRateKnown), count(funding, funding::isPremiumKnown),
                count(funding, funding::isImpactKnown), count(funding, funding::isOracleKnown));
    }

    /** Whether any point says more than rate and oracle. */
    public boolean isMoreThanRates() {
        return premiums > 0 || impacts > 0;
    }

    private static int count(FundingSeries funding, IntPredicate isKnown) {
        return (int) IntStream.range(0, funding.count()).filter(isKnown).count();
    }
}
