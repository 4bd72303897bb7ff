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
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holds the semiconductors in which open interest grows most, and only while the regime is good: once a day it ranks the run's symbols, gold left
 * out, by the growth of open interest over a window and is long the first few that grew; when MU divided by gold is below its mean of the regime's
 * window, it holds nothing. Gold is read, never traded.
 *
 * @param days window of the growth of open interest
 * @param held how many symbols to hold at most
 * @param regimeDays window of the mean that MU over gold must be above
 */
public record SemiRotation(@Range(min = 1, max = 90) int days, @Range(min = 1, max = 10) int held,
        @Range(min = 2, max = 365) int regimeDays) implements StrategySpec {
    private static final String LEADER = "MU";
    private static final String GOLD = "GOLD";
    private static final long RHYTHM_MS = Duration.ofDays(1).toMillis();
    /** Left free, so that fees and the move to the fill do not cut the last one bought. */
    private static final double RESERVE = 0.1;

    /** A week of growth, one symbol, a regime of thirty days. */
    public SemiRotation() {
        this(7, 1, 30);
    }

    /** Refuses to hold none. */
    public SemiRotation {
        if (!(held >= 1)) {
            throw new IllegalArgumentException("held: found " + held + ", expected 1 or more");
        }
    }

    @Override
    public String description() {
        return "Long the semiconductors whose open interest grows most, while MU leads gold.";
    }

    @Override
    public Notes notes() {
        return new Notes("New positions go where the story is; they pay only while money prefers growth to shelter, which MU over gold tells.",
                "Own rule: relative strength as in Moskowitz and Grinblatt, \"Do industries explain momentum?\", Journal of Finance 54 (1999), on open"
                        + " interest instead of price.",
                "Open interest of every symbol but gold, and closes of MU and GOLD; a run without one of the two, or a symbol without any open interest, is"
                        + " refused by name. A symbol whose growth is not known is not held.",
                "It is always long and turns over with the ranks, at full cost. Open interest grows by shorts as well. With few symbols the rank says"
                        + " little.");
    }

    @Override
    public Strategy start(Setup run) {
        return new Rotation(run);
    }

    private final class Rotation implements Strategy {
        private final List<Symbol> semis;
        private final List<Column> growths;
        private final Column leaderOverGold;
        private final Column regimeMean;
        private final double exposure;
        private final boolean[] isChosen;
        private long nextMs = Long.MIN_VALUE;

        Rotation(Setup run) {
            Symbol gold = run.symbol(GOLD);
            semis = run.symbols().stream().filter(symbol -> !symbol.equals(gold)).toList();
            int window = run.rows(Duration.ofDays(days));
            growths = semis.stream().map(symbol -> run.openInterestShares(symbol).optional().change(window)).toList();
            leaderOverGold = run.close(run.symbol(LEADER)).dividedBy(run.close(gold)).optional();
            regimeMean = leaderOverGold.sma(run.rows(Duration.ofDays(regimeDays)));
            exposure = run.leverage() * (1 - RESERVE) / Math.min(held, semis.size());
            isChosen = new boolean[semis.size()];
        }

        @Override
        public void onBar(Market market, Account account, Desk desk) {
            if (market.timeMs() < nextMs) {
                return;
            }
            nextMs = Math.floorDiv(market.timeMs(), RHYTHM_MS) * RHYTHM_MS + RHYTHM_MS;
            boolean isGood = regimeMean.isKnown() && leaderOverGold.now() > regimeMean.now();
            choose(isGood);
            String whyOut = !regimeMean.isKnown() ? "MU over gold not known" : isGood ? "open interest grows more elsewhere" : "MU over gold below its mean";
            for (int i = 0; i < isChosen.length; i++) {
                desk.target(semis.get(i), isChosen[i] ? exposure : 0, isChosen[i] ? "open interest grows most" : whyOut);
            }
        }

        /** The first few by growth, ties in the run's order; none that did not grow. */
        private void choose(boolean isGood) {
            for (int i = 0; i < isChosen.length; i++) {
                double own = growth(i);
                int place = i;
                long ahead = IntStream.range(0, isChosen.length).filter(j -> growth(j) > own || (growth(j) == own && j < place)).count();
                isChosen[i] = isGood && own > 0 && ahead < held;
            }
        }

        /** Growth of open interest, where it is known; as if it had fallen where it is not. */
        private double growth(int i) {
            return growths.get(i).isKnown() ? growths.get(i).now() : -1;
        }
    }
}
