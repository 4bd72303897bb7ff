/**
 * The pinned values of a run, how they compare with those of a later run, and what made them differ: the data, the rules, the parameters, the strategy or
 * the engine. Limits that a run must keep whatever moves (guardrails) are here too. Everything is text that reads back exactly: what is compared is what a
 * file holds. What does not belong here: files, threads, and how a difference is told to people ({@code cli.baseline}).
 */
@NullMarked
package dev.wafer.research.baseline;

import org.jspecify.annotations.NullMarked;
