/** What {@code wafer new} writes: the files of a strategy's own project, as text. Writes nothing itself. */
@NullMarked
package dev.wafer.cli.project;

import org.jspecify.annotations.NullMarked;
