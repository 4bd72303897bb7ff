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
 * A break out of a price channel counts only if open interest breaks out too: a close beyond all prices of the window, while open interest made a new
 * high of the window within the last day. It leaves when the price breaks a shorter channel on the other side, whatever open interest does.
 *
 * @param days length of the window that both must leave
 * @param exitDays length of the channel that ends a position, at most as long
 */
public record OiBreakout(@Range(min = 2, max = 180) int days, @Range(min = 1, max = 180) int exitDays) implements StrategySpec {
    private static final Duration RECENT = Duration.ofDays(1);

    /** Ten days in, five out. */
    public OiBreakout() {
        this(10, 5);
    }

    /** Refuses an exit that is slower than the entry. */
    public OiBreakout {
        if (!(exitDays >= 1 && exitDays <= days)) {
            throw new IllegalArgumentException("found days " + days + " and exitDays " + exitDays + ", expected exitDays from 1 to days");
        }
    }

    @Override
    public String description() {
        return "Follows a price break that open interest confirms with a new high of its own.";
    }

    @Override
    public Notes notes() {
        return new Notes("A break on new positions has money behind it that must be defended; a break on old ones is stops being run.",
                "Own rule: a price channel with the confirmation by open interest of J. J. Murphy, \"Technical Analysis of the Futures Markets\" (1986).",
                "Open interest; a run without any is refused, and where it is not known nothing is opened. An open position needs prices alone.",
                "New highs of open interest are common while a market grows: then it confirms everything. Who opened them it cannot know.");
    }

    @Override
    public Strategy start(Setup run) {
        double exposure = run.exposurePerSymbol();
        return run.perSymbol(symbol -> new OneSymbol(run, symbol, exposure));
    }

    private final class OneSymbol implements Strategy {
        private final Symbol symbol;
        private final double exposure;
        private final Column close;
        private final Column top;
        private final Column bottom;
        private final Column exitTop;
        private final Column exitBottom;
        private final Column newHigh;
        private final Column oldHigh;
        private int side;

        OneSymbol(Setup run, Symbol symbol, double exposure) {
            this.symbol = symbol;
            this.exposure = exposure;
            int window = run.rows(Duration.ofDays(days));
            int exitWindow = run.rows(Duration.ofDays(exitDays));
            int recent = run.rows(RECENT);
            close = run.close(symbol);
            top = run.high(symbol).highest(window).lag(1);
            bottom = run.low(symbol).lowest(window).lag(1);
            exitTop = run.high(symbol).highest(exitWindow).lag(1);
            exitBottom = run.low(symbol).lowest(exitWindow).lag(1);
            Column oi = run.openInterestShares(symbol).optional();
            newHigh = oi.highest(recent);
            oldHigh = oi.highest(window).lag(recent);
        }

        @Override
        public void onBar(Market market, Account account, Desk desk) {
            boolean isConfirmed = newHigh.isKnown() && oldHigh.isKnown() && newHigh.now() > oldHigh.now();
            if (isConfirmed && close.now() > top.now()) {
                want(1, "price and open interest above their windows", desk);
            } else if (isConfirmed && close.now() < bottom.now()) {
                want(-1, "price below its window, open interest above", desk);
            } else if ((side > 0 && close.now() < exitBottom.now()) || (side < 0 && close.now() > exitTop.now())) {
                want(0, "the exit channel broke", desk);
            }
        }

        private void want(int newSide, String because, Desk desk) {
            side = newSide;
            desk.target(symbol, newSide * exposure, because);
        }
    }
}
