/**
 * Columns: values over time, known row by row, and the operators on them. Here belongs what turns market data into numbers a strategy may
 * read at a close; nothing here knows orders or money.
 *
 * <p>Inside this package a column is one array with a slot per row, slot 0 standing for "before the first row", and a value that is not known
 * is coded as NaN: reading is then one load and one test. The code is private: NaN is never handed out, a reader gets an error instead.
 */
@NullMarked
package dev.wafer.engine.feature;

import org.jspecify.annotations.NullMarked;
