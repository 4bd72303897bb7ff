package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.exact;
import static dev.wafer.engine.twin.TwinNumbers.times;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Funding as one index per symbol: the running sum of oracle * rate. What a position pays is read off the index when the position changes. */
final class TwinFunding {
    private final TwinState state;
    /** Next point of each symbol that has not been settled. */
    private final int[] next;
    /** Oracle close of the last closed bar that recorded one. */
    private final BigDecimal[] lastOracle;
    private final boolean[] hasOracle;

    TwinFunding(TwinState state) {
        this.state = state;
        next = new int[state.symbolCount];
        lastOracle = new BigDecimal[state.symbolCount];
        hasOracle = new boolean[state.symbolCount];
        Arrays.fill(lastOracle, BigDecimal.ZERO);
    }

    /** Points up to this tick's time, of every symbol; without any oracle price they settle at the last mark. */
    void due() {
        long nowMs = state.market.openTimesMs().get(state.tick);
        for (int s = 0; s < state.symbolCount; s++) {
            settle(s, nowMs, state.mark[s]);
        }
    }

    /** Points strictly inside this bar, of present symbols, right after the open; without any oracle price they settle at the bar's open. */
    void inside() {
        long closeMs = state.market.openTimesMs().get(state.tick) + state.market.resolutionMs();
        for (int s = 0; s < state.symbolCount; s++) {
            Optional<TwinTape.Row> row = state.row(s);
            if (row.isPresent()) {
                settle(s, closeMs - 1, row.get().trade().open());
            }
        }
    }

    /** At the close the bar's oracle becomes known. */
    void close() {
        for (int s = 0; s < state.symbolCount; s++) {
            Optional<TwinTape.Row> row = state.row(s);
            if (row.isPresent() && row.get().bar().oracleClose().isPresent()) {
                lastOracle[s] = exact(row.get().bar().oracleClose().getAsDouble());
                hasOracle[s] = true;
            }
        }
    }

    private void settle(int symbol, long untilMs, BigDecimal otherwise) {
        List<TwinMarket.FundingPoint> points = state.market.symbols().get(symbol).funding();
        while (next[symbol] < points.size() && points.get(next[symbol]).timeMs() <= untilMs) {
            TwinMarket.FundingPoint point = points.get(next[symbol]++);
            BigDecimal known = hasOracle[symbol] ? lastOracle[symbol] : otherwise;
            BigDecimal oracle = point.oracle().isPresent() ? exact(point.oracle().getAsDouble()) : known;
            state.fundingIndex[symbol] = state.fundingIndex[symbol].add(times(oracle, rate(symbol, point)));
        }
    }

    /** The rate times the stress factor, then within the cap. */
    private BigDecimal rate(int symbol, TwinMarket.FundingPoint point) {
        BigDecimal rate = times(exact(point.rate()), exact(state.settings.fundingStress()));
        if (state.rules(symbol).fundingCapFraction().isEmpty()) {
            return rate;
        }
        BigDecimal cap = exact(state.rules(symbol).fundingCapFraction().getAsDouble());
        return TwinNumbers.max(cap.negate(), TwinNumbers.min(cap, rate));
    }
}
