/** From market data to a data set directory. Reading it again gives the same fingerprint. */
@NullMarked
package dev.wafer.data.io.store;

import org.jspecify.annotations.NullMarked;
