package dev.wafer.engine.run;

import dev.wafer.api.Symbol;
import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.cost.FundingTape;
import dev.wafer.engine.feature.ColumnCache;
import dev.wafer.engine.price.PriceTape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Market data laid out for the loop: clock, prices, funding and rules of every symbol. Many runs of one market and one funding mode share it, also
 * on several threads, and with it what they compute from the data alone: columns and fingerprints.
 */
public final class PreparedMarket {
    private final MarketData data;
    private final RuleBook rules;
    private final FundingMode fundingMode;
    private final long[] clockMs;
    private final List<Symbol> symbols = new ArrayList<>();
    private final Instrument[] instruments;
    private final PriceTape[] prices;
    private final FundingTape[] fundings;
    private final RuleTimeline[] timelines;
    private final ColumnCache columns;
    private final Map<Long, String> fingerprintsByEndMs = new ConcurrentHashMap<>();

    /**
     * Lays out all symbols of the data, in their order.
     *
     * @throws IllegalArgumentException if the venue has no rules for a symbol
     */
    public PreparedMarket(MarketData data, RuleBook rules, FundingMode fundingMode) {
        this.data = data;
        this.rules = rules;
        this.fundingMode = fundingMode;
        clockMs = data.clockMs();
        columns = new ColumnCache(data);
        int count = data.histories().size();
        instruments = new Instrument[count];
        prices = new PriceTape[count];
        fundings = new FundingTape[count];
        timelines = new RuleTimeline[count];
        for (int s = 0; s < count; s++) {
            lay(s);
        }
    }

    private void lay(int s) {
        String ticker = data.histories().get(s).ticker();
        long fromMs = Math.max(clockMs[0], rules.firstMs());
        symbols.add(new Symbol(ticker, s));
        timelines[s] = new RuleTimeline(rules, ticker, fromMs, Math.max(endMs(), fromMs + 1));
        instruments[s] = new Instrument(ticker, timelines[s].at(fromMs).sizeDecimals());
        prices[s] = new PriceTape(data.histories().get(s).bars(), clockMs);
        fundings[s] = new FundingTape(data.histories().get(s), clockMs, data.resolutionMs(), fundingMode, timelines[s]);
    }

    /** The data. */
    public MarketData data() {
        return data;
    }

    /** Columns computed ahead, shared by all runs. */
    ColumnCache columns() {
        return columns;
    }

    /** Fingerprint of what a run that ends at a time could read; hashed once per end. */
    String fingerprintBefore(long endTimeMs) {
        return fingerprintsByEndMs.computeIfAbsent(endTimeMs, timeMs -> data.before(timeMs).fingerprint());
    }

    RuleBook rules() {
        return rules;
    }

    FundingMode fundingMode() {
        return fundingMode;
    }

    List<Symbol> symbols() {
        return List.copyOf(symbols);
    }

    int symbolCount() {
        return instruments.length;
    }

    int tickCount() {
        return clockMs.length;
    }

    long openTimeMs(int tick) {
        return clockMs[tick];
    }

    long closeTimeMs(int tick) {
        return clockMs[tick] + data.resolutionMs();
    }

    /** Close of the last bar. */
    long endMs() {
        return clockMs[clockMs.length - 1] + data.resolutionMs();
    }

    /** First tick at or after a time; the number of ticks if there is none. */
    int firstTickAtOrAfter(long timeMs) {
        int place = java.util.Arrays.binarySearch(clockMs, timeMs);
        return place >= 0 ? place : -place - 1;
    }

    Instrument instrument(int s) {
        return instruments[s];
    }

    Instrument[] instruments() {
        return instruments.clone();
    }

    double[] lotsPerShare() {
        double[] lots = new double[instruments.length];
        for (int s = 0; s < lots.length; s++) {
            lots[s] = instruments[s].lotsPerShare();
        }
        return lots;
    }

    PriceTape price(int s) {
        return prices[s];
    }

    PriceTape[] prices() {
        return prices.clone();
    }

    FundingTape[] fundings() {
        return fundings.clone();
    }

    FundingTape funding(int s) {
        return fundings[s];
    }

    RuleTimeline timeline(int s) {
        return timelines[s];
    }
}
