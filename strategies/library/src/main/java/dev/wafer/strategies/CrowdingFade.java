package dev.wafer.strategies;

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
 * Bets against a crowd: short while open interest and funding both stand far above their means of the window (many longs, paying much), long while
 * open interest stands far above and funding far below (many shorts, paying much). Both are means of a day, so that one hour is no crowd. It leaves
 * when funding is back near its mean, or open interest below its own.
 *
 * @param days length of the window
 * @param entryZ standard deviations from the mean at which both count as crowded
 * @param exitZ standard deviations of funding at which the crowd is gone, below the entry
 */
public record CrowdingFade(@Range(min = 3, max = 365) int days, @Range(min = 0.1, max = 6) double entryZ,
        @Range(min = 0, max = 6) double exitZ) implements StrategySpec {
    /** Thirty days, one and a half deviations in, half a deviation out. */
    public CrowdingFade() {
        this(30, 1.5, 0.5);
    }

    /** Refuses an exit beyond the entry. */
    public CrowdingFade {
        if (!(exitZ >= 0 && exitZ < entryZ && entryZ <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("found entryZ " + entryZ + " and exitZ " + exitZ + ", expected 0 <= exitZ < entryZ");
        }
    }

    @Override
    public String description() {
        return "Fades a crowd: against the side that pays while open interest and funding are both far out.";
    }

    @Override
    public Notes notes() {
        return new Notes("Extended leverage has to be undone in the end, all at once and in the same direction; until then the crowd pays for its seat.",
                "Own rule, after Brunnermeier, Nagel and Pedersen, \"Carry trades and currency crashes\", NBER Macroeconomics Annual 23 (2008).",
                "Open interest and funding; a run without either is refused, and it is out where one of them is not known over the window.",
                "It stands against strong trends, and a crowd can grow for weeks: each further step is a loss at full leverage. There is no stop.");
    }

    @Override
    public Strategy start(Setup run) {
        double exposure = run.exposurePerSymbol();
        int window = run.rows(Duration.ofDays(days));
        int day = run.rows(Duration.ofDays(1));
        return run.perSymbol(symbol -> new OneSymbol(symbol, exposure, run.openInterestShares(symbol).optional().sma(day).zscore(window),
                run.fundingPerHour(symbol).optional().sma(day).zscore(window)));
    }

    private final class OneSymbol implements Strategy {
        private final Symbol symbol;
        private final double exposure;
        private final Column oiZ;
        private final Column fundingZ;
        private int side;

        OneSymbol(Symbol symbol, double exposure, Column oiZ, Column fundingZ) {
            this.symbol = symbol;
            this.exposure = exposure;
            this.oiZ = oiZ;
            this.fundingZ = fundingZ;
        }

        @Override
        public void onBar(Market market, Account account, Desk desk) {
            if (!(oiZ.isKnown() && fundingZ.isKnown())) {
                want(0, "open interest or funding of the window not known", desk);
            } else if (oiZ.now() > entryZ && fundingZ.now() > entryZ) {
                want(-1, "crowded longs: open interest and funding both high", desk);
            } else if (oiZ.now() > entryZ && fundingZ.now() < -entryZ) {
                want(1, "crowded shorts: open interest high, funding low", desk);
            } else if (side * fundingZ.now() > -exitZ || oiZ.now() < 0) {
                want(0, "the crowd is gone", desk);
            }
        }

        private void want(int newSide, String because, Desk desk) {
            side = newSide;
            desk.target(symbol, newSide * exposure, because);
        }
    }
}
