/**
 * What was asked for, as typed and as understood, and the ground a run stands on: data, rules, settings. Every command that runs a strategy begins here. Nothing
 * is printed here but what a command must know of its data; what comes of a run is told by {@code cli.report}, {@code cli.json} and their neighbours.
 */
@NullMarked
package dev.wafer.cli.request;

import org.jspecify.annotations.NullMarked;
