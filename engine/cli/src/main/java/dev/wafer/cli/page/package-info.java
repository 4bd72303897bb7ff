/**
 * What belongs here: runs as one HTML page that needs no network: the numbers as JSON, and the hand-written page around them (resources of this
 * package, with the chart library as it was published). Whatever a user named stands in that JSON alone and reaches the page as text. Jackson's
 * streaming core writes it, as in {@code cli.json}; the page's JSON is no interface, {@code --json} is. What does not: files, which
 * {@code cli.command} writes.
 */
@NullMarked
package dev.wafer.cli.page;

import org.jspecify.annotations.NullMarked;
