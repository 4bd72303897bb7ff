/** What belongs here: one trade of a run that was looked at, told from its decision to its end. What does not: how a run is found and run again. */
@NullMarked
package dev.wafer.cli.story;

import org.jspecify.annotations.NullMarked;
