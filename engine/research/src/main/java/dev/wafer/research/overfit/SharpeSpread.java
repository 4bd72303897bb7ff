package dev.wafer.research.overfit;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How the daily Sharpe ratios of trials over one number of days spread.
 *
 * @param days daily returns behind each; 0: not known
 * @param trials how many have a Sharpe ratio
 * @param variance sample variance of the ratios; none for fewer than two
 */
public record SharpeSpread(int days, long trials, OptionalDouble variance) {
    /** Fewer trials do not show how their Sharpe ratios spread: at least as much as the error of one is taken. */
    private static final long FEW_TRIALS = 10;

    /**
     * The variance of Sharpe ratios that luck is taken to give over some days, from all trials that are known: the largest of
     *
     * <ul>
     * <li>what all of them show, each group brought to these days: {@code sum((n - 1) * V * T) / sum(n - 1) / days}. The variance of a measured Sharpe ratio
     * goes with 1 / T, {@code (1 + SR^2 / 2) / T} (A. Lo, "The Statistics of Sharpe Ratios", Financial Analysts Journal 58 (2002), for independent returns), so
     * that V as it stands of trials over more days would be too small here. Within groups only: another stretch of a market has another mean.
     * <li>that of the trials over as many days, and that of those among which was chosen: the variance over the trials that the deflated Sharpe ratio asks for
     * (Bailey and Lopez de Prado 2014, see {@link SharpeOdds}). However many others are known, they take nothing from it.
     * <li>while fewer than ten trials over as many days are known: the error of one trial without skill, {@code 1 / days}.
     * </ul>
     *
     * <p>Trials of which the days are not known count as over these days. Left out: dependence between days, and that trials may differ in skill, which does
     * not go with 1 / T; where it matters, the value is rather too high. Example: 20 trials over 100 days with V = 0.01 and 200 over 1,000 days with V = 0.001
     * give 0.01 for 100 days, not the 0.0018 of all together.
     *
     * @param known groups, each number of days once
     * @param chosenFrom variance of the trials among which the best was chosen, if there are two
     * @param days daily returns of what is judged
     * @return none for no day
     */
    public static OptionalDouble ofLuck(List<SharpeSpread> known, OptionalDouble chosenFrom, int days) {
        if (days < 1) {
            return OptionalDouble.empty();
        }
        double weighted = 0, weight = 0, most = chosenFrom.orElse(0);
        long alike = 0;
        for (SharpeSpread group : known) {
            double variance = group.variance.orElse(0);
            double scale = group.days == 0 ? 1 : (double) group.days / days;
            if (group.trials > 1) {
                weighted += (group.trials - 1) * variance * scale;
                weight += group.trials - 1;
            }
            if (group.days == days) {
                alike += group.trials;
                most = Math.max(most, variance);
            }
        }
        most = Math.max(most, weight > 0 ? weighted / weight : 0);
        return OptionalDouble.of(alike < FEW_TRIALS ? Math.max(most, 1.0 / days) : most);
    }
}
