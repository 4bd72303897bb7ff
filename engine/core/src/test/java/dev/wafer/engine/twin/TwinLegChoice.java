package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.forTies;

import dev.wafer.engine.twin.TwinSettings.PathPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Chooses, after the open, which extreme each symbol meets first; all symbols of the cross account take one order. */
final class TwinLegChoice {
    private final TwinState state;

    /** What one leg order would lead to. */
    record Rehearsal(BigDecimal lowestHealth, BigDecimal closingEquity, List<TwinResult.Fill> fills) {
        boolean liquidates() {
            return fills.stream().anyMatch(fill -> fill.cause() != TwinResult.Cause.TRADE);
        }
    }

    TwinLegChoice(TwinState state) {
        this.state = state;
    }

    /** The way of every present symbol. */
    Map<Integer, TwinLegs> choose() {
        List<Integer> cross = crossMembers();
        boolean isCrossHighFirst = !cross.isEmpty() && isCrossHighFirst(cross);
        Map<Integer, TwinLegs> legs = new TreeMap<>();
        for (int s = 0; s < state.symbolCount; s++) {
            if (state.isPresent(s)) {
                legs.put(s, legs(s, cross.contains(s) ? isCrossHighFirst : isHighFirst(s)));
            }
        }
        return legs;
    }

    private TwinLegs legs(int symbol, boolean isHighFirst) {
        long openMs = state.market.openTimesMs().get(state.tick);
        return new TwinLegs(state.row(symbol).orElseThrow(), isHighFirst, openMs, state.market.resolutionMs());
    }

    /** Present symbols with a cross position, or flat with orders on the path whose position would be cross. */
    List<Integer> crossMembers() {
        List<Integer> members = new ArrayList<>();
        for (int s = 0; s < state.symbolCount; s++) {
            boolean isFlatMember = state.positions[s].isFlat() && state.wouldBeCross(s) && hasOrdersOnPath(s);
            if (state.isPresent(s) && (state.holdsCross(s) || isFlatMember)) {
                members.add(s);
            }
        }
        return members;
    }

    boolean hasOrdersOnPath(int symbol) {
        return state.orders.stream().anyMatch(order -> order.isAlive && order.symbol == symbol && TwinWalk.canActOnPath(order, state));
    }

    /** For a symbol outside the cross account. */
    private boolean isHighFirst(int symbol) {
        int side = state.positions[symbol].side();
        boolean canAct = side != 0 || hasOrdersOnPath(symbol);
        return canAct && switch (state.settings.path()) {
            case OPEN_HIGH_LOW_CLOSE -> true;
            case OPEN_LOW_HIGH_CLOSE -> false;
            case ADAPTIVE -> isHighNearer(symbol);
            case PESSIMISTIC -> side == 0 ? firstByEquity(symbol, false) : side < 0;
            case OPTIMISTIC -> side == 0 ? firstByEquity(symbol, true) : side > 0;
        };
    }

    /** On a tie the low comes first. */
    private boolean isHighNearer(int symbol) {
        TwinTape.Path trade = state.row(symbol).orElseThrow().trade();
        return trade.high().subtract(trade.open()).compareTo(trade.open().subtract(trade.low())) < 0;
    }

    private boolean firstByEquity(int symbol, boolean isHigherWanted) {
        BigDecimal highFirst = forTies(rehearse(List.of(symbol), true).closingEquity());
        BigDecimal lowFirst = forTies(rehearse(List.of(symbol), false).closingEquity());
        return isHigherWanted ? highFirst.compareTo(lowFirst) > 0 : highFirst.compareTo(lowFirst) < 0;
    }

    private boolean isCrossHighFirst(List<Integer> members) {
        return switch (state.settings.path()) {
            case OPEN_HIGH_LOW_CLOSE -> true;
            case OPEN_LOW_HIGH_CLOSE -> false;
            case ADAPTIVE -> isHighNearer(leader(members));
            case PESSIMISTIC, OPTIMISTIC -> isCrossHighFirstByRehearsal(members);
        };
    }

    /** The largest notional at the open (the first on a tie); if none is held, the first with orders. */
    private int leader(List<Integer> members) {
        int leader = members.getFirst();
        for (int symbol : members) {
            if (state.notional(symbol).compareTo(state.notional(leader)) > 0) {
                leader = symbol;
            }
        }
        return leader;
    }

    /** Pessimistic: the lower minimum of value less maintenance, then the lower closing equity, then low first; optimistic the reverse, but low first too. */
    private boolean isCrossHighFirstByRehearsal(List<Integer> members) {
        Rehearsal highFirst = rehearse(members, true);
        Rehearsal lowFirst = rehearse(members, false);
        int byHealth = forTies(highFirst.lowestHealth()).compareTo(forTies(lowFirst.lowestHealth()));
        int byEquity = forTies(highFirst.closingEquity()).compareTo(forTies(lowFirst.closingEquity()));
        int better = byHealth != 0 ? byHealth : byEquity;
        return state.settings.path() == PathPolicy.OPTIMISTIC ? better > 0 : better < 0;
    }

    /** Walks these symbols alone, on a copy; the others stand still at their marks. */
    Rehearsal rehearse(List<Integer> symbols, boolean isHighFirst) {
        TwinState copy = state.copy();
        Map<Integer, TwinLegs> legs = new TreeMap<>();
        symbols.forEach(symbol -> legs.put(symbol, legs(symbol, isHighFirst)));
        TwinWalk walk = new TwinWalk(copy, legs);
        walk.run();
        return new Rehearsal(walk.lowestHealth(), copy.equity(), copy.log.fills);
    }
}
