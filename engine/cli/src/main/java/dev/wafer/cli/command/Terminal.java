package dev.wafer.cli.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a command writes, and where it lives.
 *
 * @param out results
 * @param err errors and progress
 * @param isStyled whether {@code out} is a terminal that shows bold text
 * @param home the folder with {@code data/samples}, if it is known
 */
public record Terminal(PrintStream out, PrintStream err, boolean isStyled, Optional<Path> home) {}
