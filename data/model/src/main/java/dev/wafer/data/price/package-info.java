/**
 * How the xyz venue makes oracle and mark from one update to the next: for live series and simulations. Bars of history never pass through
 * here: they have the prices that were recorded, or the trade price.
 */
@NullMarked
package dev.wafer.data.price;

import org.jspecify.annotations.NullMarked;
