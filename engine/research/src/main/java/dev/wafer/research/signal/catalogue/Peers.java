package dev.wafer.research.signal.catalogue;

import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Symbol;
import dev.wafer.engine.feature.Readings.Declaration;
import java.util.List;
import java.util.function.Predicate;

/** A symbol's change against that of others, in one quantity: open interest, or price in the twin. */
final class Peers {
    private static final String GOLD = "GOLD";
    private static final List<String> SEMICONDUCTORS = List.of("MU", "AMD", "SNDK");
    private static final int CHANGE_DAYS = 3;

    private Peers() {}

    /** Change of the symbol less that of GOLD. */
    static Declaration againstGold(Declaration quantity) {
        return (run, symbol) -> {
            Symbol gold = others(run, symbol, GOLD::equals).getFirst();
            return change(run, quantity.of(run, symbol)).minus(change(run, quantity.of(run, gold)));
        };
    }

    /** Change of the symbol's share of the sum over the semiconductors. */
    static Declaration shareOfSemiconductors(Declaration quantity) {
        return (run, symbol) -> {
            if (!SEMICONDUCTORS.contains(symbol.ticker())) {
                throw new IllegalArgumentException(symbol + " is none of " + String.join(", ", SEMICONDUCTORS));
            }
            Column own = quantity.of(run, symbol);
            Column total = own;
            for (Symbol other : others(run, symbol, SEMICONDUCTORS::contains)) {
                total = total.plus(quantity.of(run, other));
            }
            return change(run, own.dividedBy(total));
        };
    }

    private static List<Symbol> others(Setup run, Symbol symbol, Predicate<String> isWanted) {
        List<Symbol> others = run.symbols().stream().filter(other -> !other.equals(symbol) && isWanted.test(other.ticker())).toList();
        if (others.isEmpty()) {
            throw new IllegalArgumentException(symbol + ": found none to compare it with among " + run.symbols());
        }
        return others;
    }

    private static Column change(Setup run, Column column) {
        return column.change(Catalogue.days(run, CHANGE_DAYS));
    }
}
