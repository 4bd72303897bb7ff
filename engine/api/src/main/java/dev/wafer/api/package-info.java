/**
 * All that a strategy sees, and nothing else of the engine: columns of the past, the account, the desk, events. Kept stable by semantic
 * versioning. Nothing here can name a value of the future: columns end at the last close, and what is ordered acts from the next bar on.
 *
 * <p>Units: prices USDC per share, quantities shares (signed: long above zero), money USDC, times UTC milliseconds, rates fractions. Not
 * here: anything that fills, opens a file or needs a third-party type.
 */
@NullMarked
package dev.wafer.api;

import org.jspecify.annotations.NullMarked;
