/** The strategies we ship. */
@NullMarked
package dev.wafer.strategies;

import org.jspecify.annotations.NullMarked;
