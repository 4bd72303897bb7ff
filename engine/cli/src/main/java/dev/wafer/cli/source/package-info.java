/**
 * What belongs here: where strategies come from (found on the class path, or one {@code .java} file compiled in memory), their parameters as
 * text, and the one way to refuse a request. What does not: running them.
 *
 * <p>Uses {@code research.causality} for its view of a strategy's classes: they are loaded anew here, and compared there.
 */
@NullMarked
package dev.wafer.cli.source;

import org.jspecify.annotations.NullMarked;
