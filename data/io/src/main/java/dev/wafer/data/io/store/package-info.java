/**
 * What belongs here: from market data to a data set directory, which read again gives the same fingerprint; and results of many runs, as a log that
 * outlives its process and as Parquet or CSV; and the ledger of all trials on some data. What does not: what the results mean.
 *
 * <p>Depends on DuckDB and on tablesaw. Context: results are rows of one kind, up to a hundred million, that people will read with other tools.
 * Choice: a library that writes Parquet and CSV and sorts what does not fit into memory, and one whose tables Java users know. Given up: half a second
 * and a second at the first use of each in a process, so that no command needs either that was not asked for a file.
 */
@NullMarked
package dev.wafer.data.io.store;

import org.jspecify.annotations.NullMarked;
