/** What trading costs: fees and funding. */
@NullMarked
package dev.wafer.engine.cost;

import org.jspecify.annotations.NullMarked;
