/**
 * What belongs here: finished runs, kept for later commands. Each is written as one small file in {@code incoming}, which is quick; who reads takes what
 * lies there into an embedded database first. What does not: what a run means, and how it is shown.
 *
 * <p>Depends on DuckDB and Jackson. Context: most runs are never looked at again, and those that are want to be searched and compared. Choice: a file for
 * the one who runs, a database for the one who reads. Given up: half a second at the first look, and that readers of one folder wait for each other.
 */
@NullMarked
package dev.wafer.data.io.runs;

import org.jspecify.annotations.NullMarked;
