/**
 * How the xyz venue makes oracle, mark and premium from one update to the next: for live series and simulations. Bars of history never get
 * oracle or mark from here: they have the prices that were recorded, or the trade price.
 */
@NullMarked
package dev.wafer.data.price;

import org.jspecify.annotations.NullMarked;
