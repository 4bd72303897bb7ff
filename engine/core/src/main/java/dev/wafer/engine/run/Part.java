package dev.wafer.engine.run;

import dev.wafer.api.Strategy;
import dev.wafer.api.Symbol;
import dev.wafer.engine.feature.Readiness;
import java.util.Arrays;
import java.util.Optional;

/**
 * A strategy and when the loop calls it: the whole of it, or its part for one symbol.
 *
 * @param strategy what is called
 * @param symbol the symbol it is called for; empty for a whole strategy, which is called when any symbol has a bar
 * @param symbolIndex its place in the run's order; of no meaning for a whole strategy
 * @param readiness the columns that must be known
 * @param listens whether it overrides {@code onEvent}
 */
record Part(Strategy strategy, Optional<Symbol> symbol, int symbolIndex, Readiness readiness, boolean listens) {
    private static final int FOR_ALL = -1;

    static Part of(Strategy strategy, Optional<Symbol> symbol, Readiness readiness) {
        return new Part(strategy, symbol, symbol.map(Symbol::index).orElse(FOR_ALL), readiness, overridesOnEvent(strategy.getClass()));
    }

    boolean isForAll() {
        return symbolIndex == FOR_ALL;
    }

    private static boolean overridesOnEvent(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.getName().equals("onEvent") && !method.isDefault() && !method.isBridge());
    }
}
