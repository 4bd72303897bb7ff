package dev.wafer.engine.twin;

import dev.wafer.engine.twin.TwinLegChoice.Rehearsal;
import dev.wafer.engine.twin.TwinResult.Fill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Bars in which the other leg order would change which orders fill, their sequence or their price; asked after the open, before the path. */
final class TwinAmbiguity {
    /** Prices that agree so far are one price. */
    private static final int PRICE_DECIMALS = 9;

    private final TwinState state;
    private final TwinLegChoice choice;

    TwinAmbiguity(TwinState state) {
        this.state = state;
        this.choice = new TwinLegChoice(state);
    }

    /** The symbols whose bar is ambiguous at this tick; of the cross account only the first that can act. */
    List<Integer> symbols() {
        List<Integer> ambiguous = new ArrayList<>();
        List<Integer> cross = choice.crossMembers();
        for (int s = 0; s < state.symbolCount; s++) {
            boolean isFirstOfCross = !cross.isEmpty() && cross.getFirst() == s;
            boolean isAsked = isFirstOfCross || (state.isPresent(s) && !cross.contains(s));
            if (isAsked && isAmbiguous(isFirstOfCross ? cross : List.of(s), isFirstOfCross)) {
                ambiguous.add(s);
            }
        }
        return ambiguous;
    }

    private boolean isAmbiguous(List<Integer> symbols, boolean isCross) {
        boolean isBreachedAtWorst = isBreachedAtWorst(symbols, isCross);
        if (!isBreachedAtWorst && symbols.stream().noneMatch(choice::hasOrdersOnPath)) {
            return false;
        }
        Rehearsal highFirst = choice.rehearse(symbols, true);
        Rehearsal lowFirst = choice.rehearse(symbols, false);
        boolean isOnlyJoint = isCross && isBreachedAtWorst && !highFirst.liquidates() && !lowFirst.liquidates();
        return isOnlyJoint || !sameFills(highFirst.fills(), lowFirst.fills());
    }

    /** Whether the positions would be in breach with each at its own adverse extreme of the mark. */
    private boolean isBreachedAtWorst(List<Integer> symbols, boolean isCross) {
        TwinState worst = state.copy();
        for (int symbol : symbols) {
            TwinTape.Path mark = state.row(symbol).orElseThrow().mark();
            worst.mark[symbol] = state.positions[symbol].lots > 0 ? mark.low() : mark.high();
        }
        if (isCross) {
            return worst.holdsAnyCross() && worst.crossValue().compareTo(worst.crossMaintenance()) < 0;
        }
        int only = symbols.getFirst();
        return worst.holdsIsolated(only) && worst.isolatedEquity(only).compareTo(worst.maintenance(only)) < 0;
    }

    private static boolean sameFills(List<Fill> some, List<Fill> others) {
        if (some.size() != others.size()) {
            return false;
        }
        Iterator<Fill> other = others.iterator();
        return some.stream().allMatch(fill -> isSame(fill, other.next()));
    }

    /** Everything but the time and the fee. */
    private static boolean isSame(Fill a, Fill b) {
        return a.symbol() == b.symbol() && a.orderId() == b.orderId() && a.leg() == b.leg() && a.cause() == b.cause() && a.signedLots() == b.signedLots()
                && rounded(a.price()).compareTo(rounded(b.price())) == 0;
    }

    private static BigDecimal rounded(BigDecimal price) {
        return price.setScale(PRICE_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
