/** From files to market data: data set directories, and foreign CSV and Parquet files by import. Every cell is checked; nothing is guessed silently. */
@NullMarked
package dev.wafer.data.io.load;

import org.jspecify.annotations.NullMarked;
