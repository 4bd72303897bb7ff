/**
 * The loops over bars in which nothing is decided: a waiting position carried from close to close, and columns compared. They exist twice, plain and in
 * vector lanes, and give the same bits: each bar's figures are the same operations in the same order, and what runs over bars is least and greatest
 * only. Not here: anything that fills, posts or asks a strategy.
 */
@NullMarked
package dev.wafer.engine.lane;

import org.jspecify.annotations.NullMarked;
