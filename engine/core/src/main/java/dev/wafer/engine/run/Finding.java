package dev.wafer.engine.run;

/**
 * Something a reader of the result should know about its data.
 *
 * @param code a word to search for: {@code symbol-ends}
 * @param text one sentence
 */
public record Finding(String code, String text) {}
