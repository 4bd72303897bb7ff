/**
 * A disposable copy of data sets as columns, so that a second load need not read text. It knows no text format: that is {@code data.io.load}.
 * Whatever is wrong with the copy, or with the folder it lies in, costs time and nothing else.
 */
@NullMarked
package dev.wafer.data.io.cache;

import org.jspecify.annotations.NullMarked;
