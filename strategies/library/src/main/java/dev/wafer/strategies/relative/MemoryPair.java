package dev.wafer.strategies.relative;

import dev.wafer.api.Account;
import dev.wafer.api.Column;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Notes;
import dev.wafer.api.Range;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import java.time.Duration;

/**
 * Two stocks that move together: the log price of the first is explained by that of the second with a line of the last weeks, {@code a = alpha + beta
 * * b}; when the first is dear against the line it is sold and beta times as much of the second bought, and the other way round. Both legs are left
 * when the first is back near the line.
 *
 * <p>The line is least squares over the window: {@code beta = cov(a, b) / var(b)}, and the distance in deviations is {@code z = (a - mean(a) - beta *
 * (b - mean(b))) / sqrt(var(a) - beta * cov(a, b))}, the last bar included.
 *
 * @param first ticker of the stock that is explained
 * @param second ticker of the stock that explains it
 * @param days length of the window
 * @param entryZ deviations from the line at which it enters
 * @param exitZ deviations at which it leaves, below the entry
 */
public record MemoryPair(String first, String second, @Range(min = 3, max = 365) int days, @Range(min = 0.5, max = 6) double entryZ,
        @Range(min = 0, max = 5) double exitZ) implements StrategySpec {
    /** Left out of the legs, so that fees and the move to the fill do not make one smaller than the other. */
    private static final double RESERVE = 0.1;
    private static final double LEAST_BETA = 0.1;
    private static final double MOST_BETA = 5;

    /** MU against SNDK, thirty days, in at two deviations, out at a half. */
    public MemoryPair() {
        this("MU", "SNDK", 30, 2, 0.5);
    }

    /** Refuses a pair of one, and an exit beyond the entry. */
    public MemoryPair {
        if (first.equals(second) || !(exitZ >= 0 && exitZ < entryZ && entryZ <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("found first " + first + ", second " + second + ", entryZ " + entryZ + " and exitZ " + exitZ
                    + ", expected two symbols and 0 <= exitZ < entryZ");
        }
    }

    @Override
    public String description() {
        return "Two memory makers: sells the dear one, buys the cheap one, beta hedged, until they meet again.";
    }

    @Override
    public Notes notes() {
        return new Notes("Two makers of the same goods share their news; what one moves beyond the other is mostly flow, and comes back.",
                "Gatev, Goetzmann and Rouwenhorst, \"Pairs trading: performance of a relative-value arbitrage rule\", Review of Financial Studies 19 (2006);"
                        + " the hedge by regression as in G. Vidyamurthy, \"Pairs Trading\" (2004).",
                "Closes of both symbols; a run without one of them is refused by its name. Other symbols of the run are not traded.",
                "The line is fitted to the past: a merger, or a product that only one has, breaks it for good, and there is no stop. Leverage is isolated per"
                        + " leg, so one leg can be liquidated by a move that the other earned; then the other is closed too.");
    }

    @Override
    public Strategy start(Setup run) {
        return new Legs(run, run.symbol(first), run.symbol(second));
    }

    private final class Legs implements Strategy {
        private final Symbol one;
        private final Symbol other;
        private final double budget;
        private final Column residual;
        private final Column beta;
        private final Column unexplained;
        private int side;
        private boolean isBroken;

        Legs(Setup run, Symbol one, Symbol other) {
            this.one = one;
            this.other = other;
            budget = run.leverage() * (1 - RESERVE);
            int window = Math.max(run.rows(Duration.ofDays(days)), 3);
            Column a = run.close(one).log();
            Column b = run.close(other).log();
            Column fromMeanA = a.minus(a.sma(window));
            Column fromMeanB = b.minus(b.sma(window));
            // cov = mean(ab) - mean(a) mean(b), so too of one with itself
            Column both = a.times(b).sma(window).minus(a.sma(window).times(b.sma(window)));
            Column spreadA = a.times(a).sma(window).minus(a.sma(window).times(a.sma(window)));
            Column spreadB = b.times(b).sma(window).minus(b.sma(window).times(b.sma(window)));
            beta = both.dividedBy(spreadB);
            residual = fromMeanA.minus(beta.times(fromMeanB));
            unexplained = spreadA.minus(beta.times(both));
        }

        @Override
        public void onBar(Market market, Account account, Desk desk) {
            if (!(market.isPresent(one) && market.isPresent(other))) {
                return;
            }
            double z = unexplained.now() > 0 ? residual.now() / Math.sqrt(unexplained.now()) : 0;
            if (side != 0 && isOneLegGone(account, desk)) {
                isBroken = true;
                want(0, beta.now(), "one leg is gone", desk);
            } else if (side == 0 ? Math.abs(z) < exitZ : side * z > -exitZ) {
                isBroken = false;
                want(0, beta.now(), "back near the line", desk);
            } else if (side == 0 && !isBroken && Math.abs(z) > entryZ && beta.now() > LEAST_BETA && beta.now() < MOST_BETA) {
                want(z > 0 ? -1 : 1, beta.now(), z > 0 ? "the first is dear against the second" : "the first is cheap against the second", desk);
            }
        }

        private boolean isOneLegGone(Account account, Desk desk) {
            return account.isFlat(one) != account.isFlat(other) && !desk.isWorking(one) && !desk.isWorking(other);
        }

        /** Both legs use the budget together: the second is beta times the first. */
        private void want(int newSide, double hedge, String because, Desk desk) {
            side = newSide;
            double exposure = newSide == 0 ? 0 : newSide * budget / (1 + hedge);
            desk.target(one, exposure, because);
            desk.target(other, newSide == 0 ? 0 : -exposure * hedge, because);
        }
    }
}
