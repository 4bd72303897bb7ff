/** What belongs here: a sweep that ended, and the report of it for people. What does not: how it is run ({@code cli.command}), its JSON. */
@NullMarked
package dev.wafer.cli.sweep;

import org.jspecify.annotations.NullMarked;
