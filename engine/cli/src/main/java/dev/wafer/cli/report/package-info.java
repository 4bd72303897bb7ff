/**
 * What belongs here: results as text for people, and the record of a finished run that all forms of output read. What does not: JSON
 * ({@code cli.json}), and deciding what to run.
 */
@NullMarked
package dev.wafer.cli.report;

import org.jspecify.annotations.NullMarked;
