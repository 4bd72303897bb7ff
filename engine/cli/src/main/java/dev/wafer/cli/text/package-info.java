/** How things are written for people: figures, words, tables, pages. */
@NullMarked
package dev.wafer.cli.text;

import org.jspecify.annotations.NullMarked;
