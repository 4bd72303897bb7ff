/**
 * The wrappers we ship: each stands between any strategy and the desk. They see the strategy interface alone. Not here: what decides a direction.
 */
@NullMarked
package dev.wafer.strategies.wrap;

import org.jspecify.annotations.NullMarked;
