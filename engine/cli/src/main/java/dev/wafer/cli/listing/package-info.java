/**
 * What belongs here: what there is before a run, as text for people: strategies and venues. What does not: results ({@code cli.report}), and
 * JSON ({@code cli.json}).
 */
@NullMarked
package dev.wafer.cli.listing;

import org.jspecify.annotations.NullMarked;
