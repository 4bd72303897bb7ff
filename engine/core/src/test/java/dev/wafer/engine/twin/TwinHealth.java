package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.exact;
import static dev.wafer.engine.twin.TwinNumbers.ratio;
import static dev.wafer.engine.twin.TwinNumbers.times;
import static dev.wafer.engine.twin.TwinNumbers.usd;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where on a leg money falls below maintenance. On a leg every mark is a line in the fraction covered and maintenance a convex chain of lines, so money less maintenance is concave: from a
 * healthy start it falls below zero at most once, and if it does, the end of the leg is below zero. The exact place is found between the fractions at which a
 * notional passes from one tier into the next.
 */
final class TwinHealth {
    private final TwinState state;
    private final Map<Integer, TwinLegs> legsBySymbol;

    TwinHealth(TwinState state, Map<Integer, TwinLegs> legsBySymbol) {
        this.state = state;
        this.legsBySymbol = legsBySymbol;
    }

    Optional<BigDecimal> isolatedBreach(int symbol, int leg, BigDecimal from) {
        return breach(usd(state.positions[symbol].marginNano), List.of(symbol), leg, from);
    }

    Optional<BigDecimal> crossBreach(int leg, BigDecimal from) {
        List<Integer> held = IntStream.range(0, state.symbolCount).filter(state::holdsCross).boxed().toList();
        return breach(usd(state.cashNano), held, leg, from);
    }

    private Optional<BigDecimal> breach(BigDecimal money, List<Integer> symbols, int leg, BigDecimal from) {
        if (spare(money, symbols, leg, BigDecimal.ONE).signum() >= 0) {
            return Optional.empty();
        }
        BigDecimal start = from;
        BigDecimal startSpare = spare(money, symbols, leg, from);
        if (startSpare.signum() <= 0) {
            return Optional.of(from);
        }
        for (BigDecimal end : bends(symbols, leg, from)) {
            BigDecimal endSpare = spare(money, symbols, leg, end);
            if (endSpare.signum() < 0) {
                BigDecimal share = ratio(startSpare, startSpare.subtract(endSpare));
                return Optional.of(start.add(times(end.subtract(start), share)));
            }
            start = end;
            startSpare = endSpare;
        }
        throw new IllegalStateException("Invariant: the end of the leg is below zero");
    }

    /** Money with funding and profit, less maintenance, at a fraction of the leg. */
    private BigDecimal spare(BigDecimal money, List<Integer> symbols, int leg, BigDecimal fraction) {
        BigDecimal spare = money;
        for (int symbol : symbols) {
            BigDecimal mark = markAt(symbol, leg, fraction);
            long lots = state.positions[symbol].lots;
            BigDecimal notional = times(state.shares(symbol, Math.abs(lots)), mark);
            spare = spare.add(state.accruedFunding(symbol)).add(state.profit(symbol, lots, mark)).subtract(state.maintenance(symbol, notional));
        }
        return spare;
    }

    /** Fractions after {@code from} at which a notional meets a tier's bound, rising, and the end of the leg. */
    private List<BigDecimal> bends(List<Integer> symbols, int leg, BigDecimal from) {
        List<BigDecimal> bends = new ArrayList<>();
        for (int symbol : symbols) {
            TwinLegs legs = legsBySymbol.get(symbol);
            BigDecimal here = markAt(symbol, leg, BigDecimal.ZERO);
            if (legs == null || here.compareTo(markAt(symbol, leg, BigDecimal.ONE)) == 0) {
                continue;
            }
            BigDecimal shares = state.shares(symbol, Math.abs(state.positions[symbol].lots));
            for (TwinMarket.Tier tier : state.rules(symbol).tiers()) {
                BigDecimal fraction = legs.markCrossing(leg, ratio(exact(tier.lowerBoundUsd()), shares));
                if (fraction.compareTo(from) > 0 && fraction.compareTo(BigDecimal.ONE) < 0) {
                    bends.add(fraction);
                }
            }
        }
        bends.add(BigDecimal.ONE);
        bends.sort(null);
        return bends;
    }

    private BigDecimal markAt(int symbol, int leg, BigDecimal fraction) {
        TwinLegs legs = legsBySymbol.get(symbol);
        return legs == null ? state.mark[symbol] : legs.markAt(leg, fraction);
    }
}
