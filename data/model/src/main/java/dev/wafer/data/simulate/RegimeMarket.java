package dev.wafer.data.simulate;

import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Markets that pass through no level: each seed is another history. All symbols share a regime (calm, trend, storm: {@link RegimePath}) and a part of
 * their returns; each has jumps, and open interest that builds while a crowd runs with the price and flushes when the price turns against it
 * ({@link CrowdPath}). Prices have no drift: on average nobody earns by holding. Sessions are those of {@link SessionProfile}. All constants are
 * our own round figures, none is fitted; level, volatility and volume are the caller's.
 *
 * <p>What it leaves out: earnings at known dates, volatility that clusters within a regime, spreads. Open interest has something to say here by
 * construction, so a strategy that lives from it proves nothing on these paths.
 */
public final class RegimeMarket {
    private static final String VENUE = "xyz";
    private static final long LONGEST_MS = Duration.ofDays(36_600).toMillis();
    private static final int MOST_BARS = 20_000_000;

    private final List<RegimeSymbol> symbols;
    private final RegimeGrid grid;
    private final boolean isShared;

    /**
     * Bars of a resolution that open in a span.
     *
     * @throws IllegalArgumentException if there is no symbol, no bar or more than 20 million bars
     */
    public RegimeMarket(List<RegimeSymbol> symbols, TimeSpan span, long resolutionMs) {
        this.symbols = List.copyOf(symbols);
        boolean isBounded = span.fromMs() > -LONGEST_MS && span.toMs() < LONGEST_MS * 2;
        if (symbols.isEmpty() || resolutionMs < 1 || !isBounded || !((span.toMs() - span.fromMs()) / resolutionMs <= MOST_BARS)) {
            throw new IllegalArgumentException("simulated market: found " + symbols.size() + " symbols, " + span.fromMs() + " to " + span.toMs() + " by "
                    + resolutionMs + " ms, expected a symbol or more and at most " + MOST_BARS + " bars");
        }
        grid = new RegimeGrid(span, resolutionMs);
        isShared = symbols.stream().anyMatch(symbol -> symbol.marketLoading() > 0);
    }

    /** The market of a seed; the same bits for the same seed, on any machine. May be called by several threads. */
    public MarketData draw(long seed) {
        RegimePath regimes = new RegimePath(grid, seed, isShared);
        List<SymbolHistory> histories = new ArrayList<>();
        for (RegimeSymbol symbol : symbols) {
            histories.add(new RegimeHistory(symbol, grid, regimes).history(seed));
        }
        return new MarketData("wafer-regimes-simulated-" + seed, VENUE, grid.resolutionMs(),
                "simulated, not market history (wafer regime model, version 2, seed " + seed + ")", true, histories);
    }
}
