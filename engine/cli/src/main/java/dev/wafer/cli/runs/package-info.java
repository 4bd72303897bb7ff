/**
 * What belongs here: a run on its way into the store and out of it again, and kept runs for people: listed, shown, compared. What does not: how they are
 * stored, and the story of a trade, which {@code cli.story} tells.
 */
@NullMarked
package dev.wafer.cli.runs;

import org.jspecify.annotations.NullMarked;
