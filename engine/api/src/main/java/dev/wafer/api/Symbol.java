package dev.wafer.api;

/**
 * A market of this run, made by {@link Setup}.
 *
 * @param ticker short name: {@code MU}
 * @param index its place in the run's order of symbols, from 0
 */
public record Symbol(String ticker, int index) {
    @Override
    public String toString() {
        return ticker;
    }
}
