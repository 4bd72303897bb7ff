package dev.wafer.strategies.wrap;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Event;
import dev.wafer.api.Market;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A strategy that gets a share of what it wants, asked anew at each close before the strategy is. Targets are scaled; at share 0 positions are
 * closed, working orders withdrawn and new ones refused; when the share is above 0 again the last target is taken up, unless its position was lost
 * before. What the strategy built from plain orders is not: it sees that it is flat and decides anew.
 */
sealed class Overlay implements Strategy {
    /** Never taken up anew while the side stays. */
    static final double NO_BAND = Double.POSITIVE_INFINITY;

    private final Strategy inner;
    private final List<Symbol> symbols;
    private final Share share;
    private final double band;
    private Optional<ShareDesk> desks = Optional.empty();

    private Overlay(Strategy inner, List<Symbol> symbols, Share share, double band) {
        this.inner = inner;
        this.symbols = symbols;
        this.share = share;
        this.band = band;
    }

    /**
     * Starts a strategy inside one.
     *
     * @param band relative difference between wanted and held exposure at which a target is taken up anew
     */
    static Overlay of(StrategySpec inner, Setup run, Share share, double band) {
        Strategy started = inner.start(run);
        return listens(started) ? new Listening(started, run.symbols(), share, band) : new Overlay(started, run.symbols(), share, band);
    }

    /** Whoever overrides onEvent pays for events; a wrapper does so only for a strategy that does. */
    private static boolean listens(Strategy strategy) {
        return Arrays.stream(strategy.getClass().getMethods()).anyMatch(method -> method.getName().equals("onEvent") && !method.isDefault());
    }

    @Override
    public void onBar(Market market, Account account, Desk desk) {
        ShareDesk shares = shares(desk);
        for (int s = 0; s < symbols.size(); s++) {
            Symbol symbol = symbols.get(s);
            if (market.isPresent(symbol)) {
                shares.share(symbol, share.at(symbol, shares.isWanted(symbol), market, account, desk), account);
            }
        }
        inner.onBar(market, account, shares);
        for (int s = 0; band < NO_BAND && s < symbols.size(); s++) {
            if (market.isPresent(symbols.get(s))) {
                shares.rebalance(symbols.get(s), band, account);
            }
        }
    }

    /** A run has one desk: it is met at the first call. */
    final ShareDesk shares(Desk desk) {
        if (desks.isEmpty()) {
            desks = Optional.of(new ShareDesk(desk, symbols.size(), share));
        }
        return desks.get();
    }

    /** Around a strategy that hears events. */
    private static final class Listening extends Overlay {
        private final Strategy listener;

        Listening(Strategy inner, List<Symbol> symbols, Share share, double band) {
            super(inner, symbols, share, band);
            listener = inner;
        }

        @Override
        public void onEvent(Event event, Market market, Account account, Desk desk) {
            listener.onEvent(event, market, account, shares(desk));
        }
    }
}
