/**
 * When US stocks have a price of their own: the sessions of a trading day in New York time, weekends and holidays. What a venue does with an
 * internal price (bands, anchors) is the engine's business.
 */
@NullMarked
package dev.wafer.data.session;

import org.jspecify.annotations.NullMarked;
