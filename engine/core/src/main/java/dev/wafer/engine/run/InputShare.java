package dev.wafer.engine.run;

/**
 * What a run used for an input of a symbol, and in how many of its bars or funding times.
 *
 * @param ticker the symbol
 * @param input what: {@code mark}, {@code oracle}, {@code volume}, {@code funding}
 * @param source what was used: {@code recorded}, {@code trade price}
 * @param count in how many
 * @param of how many there were
 */
public record InputShare(String ticker, String input, String source, int count, int of) {}
