/**
 * Signals ready to use: small factories that make columns of open interest, crowding, liquidations, basis, sessions, volatility and the classic
 * indicators from a run's {@link dev.wafer.api.Bars}. Each says its formula, source, unit and when it is known. Here belongs what can be written with
 * the operators of {@link dev.wafer.api.Column}, so that it is computed ahead and shared by a sweep, or as a {@link dev.wafer.api.Feature} where they
 * do not suffice; not here: rules that trade (strategies) and statistics of a signal's worth (research).
 *
 * <p>All count rows, not hours: use {@link dev.wafer.api.Bars#rows} for spans in days. A value is known at the close of its row and made of rows up
 * to it; open interest counts from its publication on, so a daily mean stands still for a day's rows and windows of less than a day see no change in
 * it. A row is not known while any row it needs is not.
 */
@NullMarked
package dev.wafer.api.signal;

import org.jspecify.annotations.NullMarked;
