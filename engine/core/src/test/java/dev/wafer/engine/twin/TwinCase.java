package dev.wafer.engine.twin;

import dev.wafer.engine.twin.TwinFlow.Decision;
import dev.wafer.engine.twin.TwinMarket.Bar;
import dev.wafer.engine.twin.TwinMarket.CorporateEvent;
import dev.wafer.engine.twin.TwinMarket.FundingPoint;
import dev.wafer.engine.twin.TwinMarket.Rules;
import dev.wafer.engine.twin.TwinMarket.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A small market written by hand: hourly bars from the epoch on unless said otherwise, decisions at the closes. */
final class TwinCase {
    static final long HOUR_MS = 3_600_000;
    private final List<Rules> rules;
    private final List<List<Optional<Bar>>> bars = new ArrayList<>();
    private final List<List<FundingPoint>> funding = new ArrayList<>();
    private final List<List<CorporateEvent>> events = new ArrayList<>();
    private final List<List<Decision>> decisions = new ArrayList<>();
    private long resolutionMs = HOUR_MS;

    private TwinCase(List<Rules> rules) {
        this.rules = rules;
        rules.forEach(any -> {
            bars.add(new ArrayList<>());
            funding.add(new ArrayList<>());
            events.add(new ArrayList<>());
        });
    }

    /** One symbol per rule set. */
    static TwinCase of(Rules... rules) {
        return new TwinCase(List.of(rules));
    }

    /** A flat bar that only gives the symbol a price. */
    static Bar flat(double price) {
        return Bar.of(price, price, price, price);
    }

    TwinCase everyMs(long barMs) {
        resolutionMs = barMs;
        return this;
    }

    /** The next bars of a symbol. */
    TwinCase bars(int symbol, Bar... next) {
        for (Bar bar : next) {
            bars.get(symbol).add(Optional.of(bar));
        }
        return this;
    }

    /** The symbol has no bar at its next tick. */
    TwinCase absent(int symbol) {
        bars.get(symbol).add(Optional.empty());
        return this;
    }

    TwinCase funding(int symbol, long timeMs, double rate) {
        funding.get(symbol).add(new FundingPoint(timeMs, rate, OptionalDouble.empty()));
        return this;
    }

    TwinCase fundingAtOracle(int symbol, long timeMs, double rate, double oracle) {
        funding.get(symbol).add(new FundingPoint(timeMs, rate, OptionalDouble.of(oracle)));
        return this;
    }

    TwinCase event(int symbol, long timeMs, boolean isDelisting) {
        events.get(symbol).add(new CorporateEvent(timeMs, isDelisting));
        return this;
    }

    /** Decisions at the close of a tick, after those given before. */
    TwinCase at(int tick, Decision... more) {
        while (decisions.size() <= tick) {
            decisions.add(new ArrayList<>());
        }
        decisions.get(tick).addAll(List.of(more));
        return this;
    }

    TwinResult run(TwinSettings settings) {
        List<Symbol> symbols = new ArrayList<>();
        for (int s = 0; s < rules.size(); s++) {
            symbols.add(new Symbol("S" + s, rules.get(s), bars.get(s), funding.get(s), events.get(s)));
        }
        List<Long> openTimesMs = new ArrayList<>();
        for (int tick = 0; tick < bars.getFirst().size(); tick++) {
            openTimesMs.add(tick * resolutionMs);
        }
        return PlainTwin.run(new TwinMarket(resolutionMs, openTimesMs, symbols), settings, new TwinFlow(decisions));
    }

    static BigDecimal usd(String number) {
        return new BigDecimal(number);
    }

    static double price(TwinResult.Fill fill) {
        return fill.price().doubleValue();
    }

    static double lastEquity(TwinResult result) {
        return result.equityUsdByTick().getLast().doubleValue();
    }
}
