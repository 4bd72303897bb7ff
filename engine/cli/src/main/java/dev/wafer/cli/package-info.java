/** The wafer command. */
@NullMarked
package dev.wafer.cli;

import org.jspecify.annotations.NullMarked;
