/**
 * Market history as columns of primitives with presence bits: bars, funding points, several symbols on one clock, and the fingerprint of
 * their content. No formats, no files, no rules of a venue: those are {@code data.io} and {@code data.rule}.
 */
@NullMarked
package dev.wafer.data.series;

import org.jspecify.annotations.NullMarked;
