/** A run as tables for other programs, with the unit of each column in its name. Opens no file: whoever writes them does. */
@NullMarked
package dev.wafer.cli.table;

import org.jspecify.annotations.NullMarked;
