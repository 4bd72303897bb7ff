/** Pure functions of what happened: trades, drawdown, ratios. Nothing here changes an account. */
@NullMarked
package dev.wafer.engine.measure;

import org.jspecify.annotations.NullMarked;
