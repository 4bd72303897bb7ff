package dev.wafer.data.io.check;

/**
 * Something in a data set that its user should know.
 *
 * @param code kebab-case name of the kind of finding: {@code last-bar-partial}
 * @param symbol ticker it was found in
 * @param text what and where, for a person
 */
public record DataFinding(String code, String symbol, String text) {}
