/**
 * What belongs here: results as JSON, byte for byte the same for the same run, and the schemas of it. Jackson's streaming core alone writes it:
 * its data binding would cost more time at start than a run does. What does not: text for people ({@code cli.report}).
 */
@NullMarked
package dev.wafer.cli.json;

import org.jspecify.annotations.NullMarked;
