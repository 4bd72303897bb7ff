package dev.wafer.api;

import dev.wafer.data.instrument.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What a strategy can declare before its run starts. As {@link Bars} it is the run's own resolution. */
public interface Setup extends Bars {
    /** In the order of the run; at least one. */
    List<Symbol> symbols();

    /**
     * The symbol of a ticker.
     *
     * @throws IllegalArgumentException if the run does not have it, which refuses the run
     */
    Symbol symbol(String ticker);

    /** Whether the data set records any earnings date of a symbol. */
    boolean hasEarnings(Symbol symbol);

    /** Lots and ticks of a symbol at the start of the run. */
    Instrument instrument(Symbol symbol);

    /** The venue's leverage of this run, 1..max. */
    int leverage();

    /** Cash at the start, USDC. */
    double capitalUsd();

    /** What a resting fill costs, as a fraction of its notional, at the start of the run. */
    double makerFeeFraction(Symbol symbol);

    /** What a crossing fill costs, as a fraction of its notional, at the start of the run. */
    double takerFeeFraction(Symbol symbol);

    /** Highest exposure the run's leverage allows one symbol when all hold the same: leverage / number of symbols. */
    default double exposurePerSymbol() {
        return (double) leverage() / symbols().size();
    }

    /** One strategy for each symbol, called when that symbol has a bar and all columns made for it are known. */
    Strategy perSymbol(Function<Symbol, Strategy> startOne);

    /** A column of the user's own; equal features are computed once. */
    Column column(Feature feature);

    /** Calls onBar only at the first close at or after each step of the UTC grid; default: each close. */
    void callEvery(Duration rhythm);

    /** Seeded by the run; never use another source of chance. */
    RandomGenerator random();

    /** Names a column for reports. */
    void plot(String name, Column column);
}
