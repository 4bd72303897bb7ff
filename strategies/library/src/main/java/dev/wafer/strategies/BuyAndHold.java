package dev.wafer.strategies;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Notes;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;

/**
 * The baseline that every other strategy has to beat: each symbol is bought at its first close, once. No sale, no second purchase, also not after
 * a liquidation or where the margin sufficed for less.
 */
public record BuyAndHold() implements StrategySpec {
    @Override
    public String description() {
        return "Buys each symbol at its first close and never trades again: the baseline.";
    }

    @Override
    public Notes notes() {
        return new Notes("The baseline that every other strategy has to beat: what the market gave, at this leverage. Run it at --leverage 1, 2 and 3.",
                "None needed.", "Prices alone.",
                "With leverage one deep fall ends it, however far the price rises later.");
    }

    @Override
    public Strategy start(Setup run) {
        double exposure = run.exposurePerSymbol();
        return run.perSymbol(symbol -> new Once(symbol, exposure));
    }

    private static final class Once implements Strategy {
        private final Symbol symbol;
        private final double exposure;
        private boolean hasBought;

        Once(Symbol symbol, double exposure) {
            this.symbol = symbol;
            this.exposure = exposure;
        }

        @Override
        public void onBar(Market market, Account account, Desk desk) {
            if (!hasBought) {
                hasBought = true;
                desk.target(symbol, exposure, "bought once");
            }
        }
    }
}
