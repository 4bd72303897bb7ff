/**
 * What belongs here: whether a strategy decides by what was known and by nothing else: runs on data cut after a bar, runs in loaders that remember earlier
 * runs, runs that start elsewhere, and what its classes reach for. What does not: the knowledge that the engine itself grants ({@code engine.feature}), where
 * classes come from ({@code cli.source}), and text for people.
 */
@NullMarked
package dev.wafer.research.causality;

import org.jspecify.annotations.NullMarked;
