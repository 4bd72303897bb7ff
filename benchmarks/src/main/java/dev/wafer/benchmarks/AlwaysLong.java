package dev.wafer.benchmarks;

import dev.wafer.api.Setup;
import dev.wafer.api.Symbol;
import dev.wafer.api.TargetSpec;
import dev.wafer.api.Wish;

/**
 * Long from the first mean on: its wish is asked at every close and never changes, so that a run of any length has one trade.
 *
 * @param windowBars of the mean
 */
record AlwaysLong(int windowBars) implements TargetSpec {
    @Override
    public Wish wish(Setup run, Symbol symbol) {
        return Wish.longWhen(run.close(symbol).sma(windowBars).above(0));
    }
}
