/**
 * What belongs here: the commands, thin: options in, one call, output and exit code out. What does not: text and JSON of results
 * ({@code cli.report}, {@code cli.json}), strategies ({@code cli.source}), and reading market data ({@code data.io}).
 */
@NullMarked
package dev.wafer.cli.command;

import org.jspecify.annotations.NullMarked;

