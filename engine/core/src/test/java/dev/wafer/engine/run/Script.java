package dev.wafer.engine.run;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import java.util.Map;

/** A strategy for tests: what to do at the close of bar n (from 0). */
public record Script(Map<Integer, Action> actions) implements StrategySpec {
    /** One close's orders; {@code symbols} in the run's order. */
    @FunctionalInterface
    public interface Action {
        void act(Symbol[] symbols, Desk desk, Account account);
    }

    public static Script at(int bar, Action action) {
        return new Script(Map.of(bar, action));
    }

    @Override
    public Strategy start(Setup run) {
        Symbol[] symbols = run.symbols().toArray(Symbol[]::new);
        return new Strategy() {
            private int bar;

            @Override
            public void onBar(Market market, Account account, Desk desk) {
                Action action = actions.get(bar++);
                if (action != null) {
                    action.act(symbols, desk, account);
                }
            }
        };
    }
}
