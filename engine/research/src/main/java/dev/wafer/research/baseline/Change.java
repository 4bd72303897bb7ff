package dev.wafer.research.baseline;

/**
 * A value that moved.
 *
 * @param name what of
 * @param pinned before; empty where there was none
 * @param now after; empty where there is none
 */
public record Change(String name, String pinned, String now) {}
