/** What belongs here: the entry point of the {@code wafer} command. What does not: anything a command does, which is {@code cli.command}. */
@NullMarked
package dev.wafer.cli;

import org.jspecify.annotations.NullMarked;
