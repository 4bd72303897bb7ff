/** What happened, in order, as columns of primitives, and its fingerprint. Nothing is decided here. */
@NullMarked
package dev.wafer.engine.journal;

import org.jspecify.annotations.NullMarked;
