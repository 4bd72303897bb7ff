package dev.wafer.strategies;

import dev.wafer.api.Account;
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
 * Bets that a weekend's move is taken back: while the venue prices a stock by itself and the price has left the last one from outside by more than a
 * gap, it stands against the move. It leaves when a quarter of that gap is left, or some hours after stocks are priced outside again. Holidays count
 * as weekends.
 *
 * @param minGap move from the last price from outside that is stood against: 0.015 is 1.5 %
 * @param hoursAfter how long after the reopening it waits for the gap to close
 */
public record WeekendGap(@Range(min = 0.001, max = 0.5) double minGap, @Range(min = 1, max = 72) int hoursAfter) implements StrategySpec {
    private static final Duration LONGEST_BAR = Duration.ofHours(1);
    private static final double CLOSED_AT = 0.25;

    /** One and a half percent, two hours. */
    public WeekendGap() {
        this(0.015, 2);
    }

    /** Refuses a gap that is none. */
    public WeekendGap {
        if (!(minGap > 0 && minGap < 1 && hoursAfter >= 1)) {
            throw new IllegalArgumentException("found minGap " + minGap + " and hoursAfter " + hoursAfter + ", expected a fraction and at least 1");
        }
    }

    @Override
    public String description() {
        return "Stands against moves of the weekend, until stocks are priced outside the venue again.";
    }

    @Override
    public Notes notes() {
        return new Notes("Over a weekend few trade, on little news, and the price drifts; when the stock is priced outside again the drift is undone.",
                "Own rule; Barclay and Hendershott, \"Price discovery and trading after hours\", Review of Financial Studies 16 (2003), on how little is"
                        + " learnt while the primary market is closed.",
                "Closes and the session calendar, on bars of an hour or less: longer ones hide when the session ends, and are refused.",
                "A weekend with news: the gap is right and grows at the reopening, which nobody can trade through. Spreads are four times wider on entry.");
    }

    @Override
    public Strategy start(Setup run) {
        if (run.resolution().compareTo(LONGEST_BAR) > 0) {
            throw new IllegalArgumentException("weekend-gap: found bars of " + run.resolution().toHours() + " hours, expected bars of an hour or less");
        }
        double exposure = run.exposurePerSymbol();
        return run.perSymbol(symbol -> new OneSymbol(symbol, exposure));
    }

    private final class OneSymbol implements Strategy {
        private final Symbol symbol;
        private final double exposure;
        /** Whether the bar that closes now was priced outside, said at its open. */
        private boolean isBarOutside;
        private double outsideUsd;
        private long reopenedMs;
        private int side;

        OneSymbol(Symbol symbol, double exposure) {
            this.symbol = symbol;
            this.exposure = exposure;
        }

        @Override
        public void onBar(Market market, Account account, Desk desk) {
            double closeUsd = market.closeUsd(symbol);
            boolean isOutside = market.isExternalSession(symbol);
            if (isOutside) {
                leaveInTime(market.timeMs(), desk);
            } else if (outsideUsd > 0 && !isBarOutside) {
                stand(closeUsd / outsideUsd - 1, desk);
            }
            if (isBarOutside) {
                outsideUsd = closeUsd;
            }
            reopenedMs = isOutside && !isBarOutside ? market.timeMs() : reopenedMs;
            isBarOutside = isOutside;
        }

        private void stand(double gap, Desk desk) {
            if (Math.abs(gap) > minGap) {
                want(gap > 0 ? -1 : 1, "the weekend moved away from the last price from outside", desk);
            } else if (side != 0 && -side * gap < CLOSED_AT * minGap) {
                want(0, "the gap closed", desk);
            }
        }

        private void leaveInTime(long nowMs, Desk desk) {
            if (side != 0 && isBarOutside && nowMs - reopenedMs >= Duration.ofHours(hoursAfter).toMillis()) {
                want(0, "stocks are priced outside again", desk);
            }
        }

        private void want(int newSide, String because, Desk desk) {
            side = newSide;
            desk.target(symbol, newSide * exposure, because);
        }
    }
}
