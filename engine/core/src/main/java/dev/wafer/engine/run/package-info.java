/** The loop and what it needs to start and to report; the only package that knows all others. */
@NullMarked
package dev.wafer.engine.run;

import org.jspecify.annotations.NullMarked;
