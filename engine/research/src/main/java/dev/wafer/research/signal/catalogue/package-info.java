/** The signals of open interest that are put side by side, each with a twin made of price and volume alone. What is made of their values is next door. */
@NullMarked
package dev.wafer.research.signal.catalogue;

import org.jspecify.annotations.NullMarked;
