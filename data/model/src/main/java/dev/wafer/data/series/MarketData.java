package dev.wafer.data.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Several symbols on one clock, the sorted union of their bar open times. A symbol may be absent at a time.
 *
 * @param name the data set's name
 * @param venue name of the rule book it belongs to: {@code xyz}
 * @param resolutionMs length of every bar
 * @param subResolutionMs length of every finer bar, a divisor of the resolution; none if no symbol has finer bars
 * @param provenance where it came from, in one line
 * @param isSynthetic whether it is simulated
 * @param histories one for each symbol, in the data set's order, no ticker twice
 */
public record MarketData(String name, String venue, long resolutionMs, OptionalLong subResolutionMs, String provenance, boolean isSynthetic,
        List<SymbolHistory> histories) {
    /** Checks that there are symbols, that none comes twice, that no bars overlap, and that finer bars divide the bars. */
    public MarketData {
        histories = List.copyOf(histories);
        if (!(resolutionMs > 0) || histories.isEmpty()) {
            throw new IllegalArgumentException(
                    "data set '" + name + "': found resolution " + resolutionMs + " ms and " + histories.size() + " symbols, expected both above 0");
        }
        Set<String> seen = new HashSet<>();
        for (SymbolHistory history : histories) {
            if (!seen.add(history.ticker())) {
                throw new IllegalArgumentException("data set '" + name + "': symbol " + history.ticker() + " comes twice");
            }
            checkNoOverlap(history.ticker(), history.bars(), resolutionMs);
            if (history.subBars().isPresent()) {
                long finerMs = subResolutionMs.orElseThrow(() -> new IllegalArgumentException(
                        history.ticker() + ": found finer bars, but the data set does not say how long they are"));
                new SubBarCheck(history.ticker(), resolutionMs, finerMs).check(history.bars(), history.subBars().get());
            }
        }
    }

    /** Several symbols without finer bars. */
    public MarketData(String name, String venue, long resolutionMs, String provenance, boolean isSynthetic, List<SymbolHistory> histories) {
        this(name, venue, resolutionMs, OptionalLong.empty(), provenance, isSynthetic, histories);
    }

    static void checkNoOverlap(String ticker, BarSeries bars, long resolutionMs) {
        for (int row = 1; row < bars.count(); row++) {
            if (bars.openTimeMs(row) - bars.openTimeMs(row - 1) < resolutionMs) {
                throw new IllegalArgumentException(ticker + ": bars at " + bars.openTimeMs(row - 1) + " and " + bars.openTimeMs(row)
                        + " are closer than the resolution of " + resolutionMs + " ms");
            }
        }
    }

    /** The tickers in the data set's order. */
    public List<String> tickers() {
        return histories.stream().map(SymbolHistory::ticker).toList();
    }

    /** The history of a ticker, if the data set has it. */
    public Optional<SymbolHistory> history(String ticker) {
        return histories.stream().filter(history -> history.ticker().equals(ticker)).findFirst();
    }

    /** Open times of all symbols together, sorted, each once. */
    public long[] clockMs() {
        if (histories.size() == 1) {
            return histories.getFirst().bars().toOpenTimes();
        }
        int total = histories.stream().mapToInt(history -> history.bars().count()).sum();
        long[] all = new long[total];
        int count = 0;
        for (SymbolHistory history : histories) {
            long[] timesMs = history.bars().toOpenTimes();
            System.arraycopy(timesMs, 0, all, count, timesMs.length);
            count += timesMs.length;
        }
        Arrays.sort(all);
        int different = 0;
        for (int i = 0; i < total; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[different++] = all[i];
            }
        }
        return Arrays.copyOf(all, different);
    }

    /**
     * These symbols alone, in this order.
     *
     * @throws IllegalArgumentException if one is not in the data set
     */
    public MarketData select(List<String> tickers) {
        List<SymbolHistory> chosen = new ArrayList<>();
        for (String ticker : tickers) {
            chosen.add(history(ticker).orElseThrow(() -> new IllegalArgumentException(
                    "unknown symbol '" + ticker + "': data set '" + name + "' has " + String.join(", ", tickers()))));
        }
        return with(chosen);
    }

    /** What was known at a time: bars that open before it, funding and events up to and at it. A symbol whose first bar is later is left out; at least one symbol must be left. */
    public MarketData before(long toMs) {
        return with(histories.stream().filter(history -> history.bars().openTimeMs(0) < toMs).map(history -> history.before(toMs)).toList());
    }

    /** All symbols on the basis after their last split: see {@link SymbolHistory#onLatestBasis}. This data if none has a split. */
    public MarketData onLatestBasis() {
        return histories.stream().anyMatch(SymbolHistory::hasSplit) ? with(histories.stream().map(SymbolHistory::onLatestBasis).toList()) : this;
    }

    /** SHA-256 of the content, {@code sha256:...}: see {@link Fingerprint}. */
    public String fingerprint() {
        return Fingerprint.of(this);
    }

    private MarketData with(List<SymbolHistory> others) {
        return new MarketData(name, venue, resolutionMs, subResolutionMs, provenance, isSynthetic, others);
    }
}
