package dev.wafer.api;

/**
 * A strategy with a wrapper around it. As a record it says both, so that fingerprints tell them apart.
 *
 * @param inner the strategy, which may be wrapped itself
 * @param wrapper what is around it
 */
public record Wrapped(StrategySpec inner, Wrapper wrapper) implements StrategySpec {
    @Override
    public Strategy start(Setup run) {
        return wrapper.start(inner, run);
    }

    @Override
    public double defaultCapitalUsd() {
        return inner.defaultCapitalUsd();
    }

    @Override
    public String description() {
        return inner.description();
    }

    @Override
    public Notes notes() {
        return inner.notes();
    }
}
