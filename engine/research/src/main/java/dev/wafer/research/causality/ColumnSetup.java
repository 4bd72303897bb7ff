package dev.wafer.research.causality;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Feature;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.Symbol;
import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.rule.MarketRules;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.engine.feature.ColumnBook;
import dev.wafer.engine.run.RunSettings;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Lets a strategy declare its columns in a book, and runs nothing. */
final class ColumnSetup implements Setup {
    private final ColumnBook book;
    private final Bars bars;
    private final List<Symbol> symbols;
    private final RuleBook rules;
    private final RunSettings settings;
    private final long fromMs;
    private final Predicate<Symbol> hasEarnings;

    /** {@code fromMs}: the first bar of the run, whose rules hold. */
    ColumnSetup(ColumnBook book, List<Symbol> symbols, RuleBook rules, RunSettings settings, long fromMs, Predicate<Symbol> hasEarnings) {
        this.book = book;
        this.symbols = symbols;
        this.rules = rules;
        this.settings = settings;
        this.fromMs = fromMs;
        this.hasEarnings = hasEarnings;
        bars = book.bars();
    }

    private MarketRules rules(Symbol symbol) {
        return rules.at(symbol.ticker(), fromMs);
    }

    @Override
    public List<Symbol> symbols() {
        return symbols;
    }

    @Override
    public Symbol symbol(String ticker) {
        return symbols.stream().filter(symbol -> symbol.ticker().equals(ticker)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("symbol: found " + ticker + ", expected one of this run: " + symbols));
    }

    @Override
    public boolean hasEarnings(Symbol symbol) {
        return hasEarnings.test(symbol);
    }

    @Override
    public Instrument instrument(Symbol symbol) {
        return new Instrument(symbol.ticker(), rules(symbol).sizeDecimals());
    }

    @Override
    public int leverage() {
        return settings.leverage();
    }

    @Override
    public double capitalUsd() {
        return settings.capitalUsd();
    }

    @Override
    public double makerFeeFraction(Symbol symbol) {
        return rules(symbol).makerFeeFraction();
    }

    @Override
    public double takerFeeFraction(Symbol symbol) {
        return rules(symbol).takerFeeFraction();
    }

    @Override
    public Strategy perSymbol(Function<Symbol, Strategy> startOne) {
        for (Symbol symbol : symbols) {
            Strategy _ = startOne.apply(symbol);
        }
        return (_, _, _) -> {};
    }

    @Override
    public Column column(Feature feature) {
        return book.column(feature);
    }

    @Override
    public void callEvery(Duration rhythm) {
        // nothing is called
    }

    @Override
    public RandomGenerator random() {
        return new SplittableRandom(settings.seed());
    }

    @Override
    public void plot(String name, Column column) {
        // nothing is shown
    }

    @Override
    public Duration resolution() {
        return bars.resolution();
    }

    @Override
    public Bars every(Duration resolution) {
        return bars.every(resolution);
    }

    @Override
    public Column open(Symbol symbol) {
        return bars.open(symbol);
    }

    @Override
    public Column high(Symbol symbol) {
        return bars.high(symbol);
    }

    @Override
    public Column low(Symbol symbol) {
        return bars.low(symbol);
    }

    @Override
    public Column close(Symbol symbol) {
        return bars.close(symbol);
    }

    @Override
    public Column volumeShares(Symbol symbol) {
        return bars.volumeShares(symbol);
    }

    @Override
    public Column openInterestShares(Symbol symbol) {
        return bars.openInterestShares(symbol);
    }

    @Override
    public Column mark(Symbol symbol) {
        return bars.mark(symbol);
    }

    @Override
    public Column oracle(Symbol symbol) {
        return bars.oracle(symbol);
    }

    @Override
    public Column fundingPerHour(Symbol symbol) {
        return bars.fundingPerHour(symbol);
    }

    @Override
    public Column openInterestCapUsd(Symbol symbol) {
        return bars.openInterestCapUsd(symbol);
    }

    @Override
    public Column hoursSinceSessionChange(Symbol symbol) {
        return bars.hoursSinceSessionChange(symbol);
    }

    @Override
    public Column hoursToSessionChange(Symbol symbol) {
        return bars.hoursToSessionChange(symbol);
    }

    @Override
    public Column hoursToEarnings(Symbol symbol) {
        return bars.hoursToEarnings(symbol);
    }

    @Override
    public Column atr(Symbol symbol, int window) {
        return bars.atr(symbol, window);
    }
}
