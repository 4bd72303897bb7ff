package dev.wafer.strategies.wrap;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Notes;
import dev.wafer.api.Range;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.api.Wrapper;
import java.util.Arrays;

/**
 * Opens with the highest whole leverage, at most the run's, whose liquidation is some daily moves away: {@code floor(1 / (sigmas * sigma +
 * maintenance))}, sigma the realised volatility of a day, since an isolated position at leverage L is liquidated after a move of about {@code 1 / L -
 * maintenance}. Exposure shrinks in proportion. Example: five moves of 4 % and a maintenance of 5 % give 1 / 0.25 = 4x; moves of 7 % give 1 / 0.4, 2x.
 * A position whose distance has fallen below half of what is asked is left, and opened anew with the leverage then allowed.
 *
 * @param sigmas daily moves between the mark and the liquidation price
 * @param days window of realised volatility
 * @param maintenance maintenance margin as a fraction of the notional: half of what the market's highest leverage posts, 0.05 where that is 10x
 */
public record LiquidationDistance(@Range(min = 0.5, max = 50) double sigmas, @Range(min = 1, max = 365) int days,
        @Range(min = 0, max = 0.5) double maintenance) implements Wrapper {
    private static final double LEFT_AT = 0.5;
    private static final double TIE = 1e-9;
    /** Asking for more than a 1x short has would have it left at every bar. */
    private static final double MOST_DISTANCE = 0.9;

    /** Five daily moves, ten days, maintenance of a 10x market. */
    public LiquidationDistance() {
        this(5, 10, 0.05);
    }

    /** Refuses what is no distance. */
    public LiquidationDistance {
        if (!(sigmas > 0 && sigmas <= Double.MAX_VALUE && days >= 1 && maintenance >= 0 && maintenance <= 0.5)) {
            throw new IllegalArgumentException("found sigmas " + sigmas + ", days " + days + " and maintenance " + maintenance
                    + ", expected sigmas and days above 0, maintenance from 0 to 0.5");
        }
    }

    @Override
    public String description() {
        return "Caps leverage by the distance to liquidation, counted in daily moves.";
    }

    @Override
    public Notes notes() {
        return new Notes("A liquidation is a stop at the worst price, with a fee: choose leverage so that it lies beyond ordinary moves.",
                "Own rule, after Brunnermeier and Pedersen, \"Market liquidity and funding liquidity\", Review of Financial Studies 22 (2009).",
                "Closes alone; nothing is held before the window of returns is known. The maintenance margin is a parameter: strategies cannot read it.",
                "Volatility of the past: a jump is not measured in it. The venue lets an open position's leverage only rise, so a flip keeps what it had. Of"
                        + " what was built from plain orders nothing is opened anew.");
    }

    @Override
    public Strategy start(StrategySpec inner, Setup run) {
        return Overlay.of(inner, run, new ByDistance(new Volatility(run, days), run), Overlay.NO_BAND);
    }

    /** The leverage for a wanted distance, at least 1. */
    int leverage(double distance, int most) {
        return (int) Math.clamp(Math.floor(1 / (distance + maintenance) + TIE), 1, most);
    }

    private final class ByDistance implements Share {
        private final Volatility volatility;
        private final int most;
        private final int[] leverages;
        private final boolean[] isLeaving;

        ByDistance(Volatility volatility, Setup run) {
            this.volatility = volatility;
            most = run.leverage();
            leverages = new int[run.symbols().size()];
            Arrays.fill(leverages, most);
            isLeaving = new boolean[leverages.length];
        }

        @Override
        public double at(Symbol symbol, boolean isWanted, Market market, Account account, Desk desk) {
            int s = symbol.index();
            if (!volatility.isKnown(symbol)) {
                return 0;
            }
            double wanted = Math.min(sigmas * volatility.ofADay(symbol), MOST_DISTANCE);
            if (account.isFlat(symbol)) {
                isLeaving[s] = false;
                setLeverage(symbol, leverage(wanted, most), desk);
            } else {
                isLeaving[s] |= account.liquidationDistance(symbol) < LEFT_AT * wanted;
            }
            return isLeaving[s] ? 0 : (double) leverages[s] / most;
        }

        private void setLeverage(Symbol symbol, int leverage, Desk desk) {
            if (leverages[symbol.index()] != leverage) {
                leverages[symbol.index()] = leverage;
                desk.leverage(symbol, leverage, "liquidation must be " + sigmas + " daily moves away");
            }
        }

        @Override
        public String whyFlat() {
            return "too near to liquidation, or volatility not known";
        }
    }
}
