/** How things are written: figures, words, tables and pages of text for people, JSON for programs and inside the pages of a browser. */
@NullMarked
package dev.wafer.cli.text;

import org.jspecify.annotations.NullMarked;
