/** Columns: values over time, known row by row, and the operators on them. */
@NullMarked
package dev.wafer.engine.feature;

import org.jspecify.annotations.NullMarked;
