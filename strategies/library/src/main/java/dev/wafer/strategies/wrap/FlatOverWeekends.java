package dev.wafer.strategies.wrap;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Notes;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.api.Wrapper;

/**
 * Holds nothing while stocks are not priced outside the venue: from Friday 20:00 to Sunday 20:00 New York time and over holidays. It leaves at the
 * last open before, so that it is flat when the session begins, and takes the last target up at the first open after.
 */
public record FlatOverWeekends() implements Wrapper {
    @Override
    public String description() {
        return "Holds nothing over weekends and holidays of US stocks.";
    }

    @Override
    public Notes notes() {
        return new Notes("Over a weekend the mark follows the venue's own order book: spreads are wide, and a gap at the reopening cannot be traded.",
                "Own rule; French, \"Stock returns and the weekend effect\", Journal of Financial Economics 8 (1980), on what weekends returned.",
                "The session calendar alone. On bars longer than an hour it leaves a bar early.",
                "A round trip a week for whoever holds on, and the moves of the weekend are missed, good ones too. Where volume is thin a large position is"
                        + " not gone by then: what is left is sold on into the weekend. What was built from plain orders is closed and not built anew.");
    }

    @Override
    public Strategy start(StrategySpec inner, Setup run) {
        return Overlay.of(inner, run, new OutsideSessions(run.resolution().toMillis()), Overlay.NO_BAND);
    }

    /** A decision at a close fills one open later at the earliest; the order must be given a bar before the session. */
    private record OutsideSessions(long barMs) implements Share {
        @Override
        public double at(Symbol symbol, boolean isWanted, Market market, Account account, Desk desk) {
            boolean isEnding = market.nextPricingChangeMs(symbol) - market.timeMs() <= barMs;
            return market.isExternalSession(symbol) && !isEnding ? 1 : 0;
        }

        @Override
        public String whyFlat() {
            return "flat over the weekend or holiday";
        }
    }
}
