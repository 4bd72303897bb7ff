package dev.wafer.benchmarks;

import dev.wafer.api.Account;
import dev.wafer.api.Column;
import dev.wafer.api.Desk;
import dev.wafer.api.Event;
import dev.wafer.api.Market;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;

/**
 * Long from the first mean on, written against the interface: it is asked at every close, reads a column, looks at the account, and wants what it has.
 *
 * @param windowBars of the mean
 * @param isListening whether it hears events, of which it makes nothing
 */
record BoughtOnce(int windowBars, boolean isListening) implements StrategySpec {
    @Override
    public Strategy start(Setup run) {
        Symbol symbol = run.symbols().getFirst();
        Column mean = run.close(symbol).sma(windowBars);
        Strategy asked = (market, account, desk) -> {
            if (mean.now() > 0 && account.equityUsd() > 0) {
                desk.target(symbol, 1, "above zero");
            }
        };
        return isListening ? new Listening(asked) : asked;
    }

    private record Listening(Strategy inner) implements Strategy {
        @Override
        public void onBar(Market market, Account account, Desk desk) {
            inner.onBar(market, account, desk);
        }

        @Override
        public void onEvent(Event event, Market market, Account account, Desk desk) {}
    }
}
