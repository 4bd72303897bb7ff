/**
 * What belongs here: what a study of signals found, as tables of tablesaw. What does not: how it was found, and files.
 *
 * <p>Depends on tablesaw. Context: whoever studies signals goes on with what was found: sorts, filters, joins, plots. Choice: the tables that Java users
 * know, and that input and output writes to files already. Given up: about a second at the first table of a process, so that nothing else of research
 * makes one.
 */
@NullMarked
package dev.wafer.research.signal.table;

import org.jspecify.annotations.NullMarked;
