/** What people and machines get of the measurements: a table, a page of markdown, JSON, and whether a change may land. */
@NullMarked
package dev.wafer.benchmarks.report;

import org.jspecify.annotations.NullMarked;
