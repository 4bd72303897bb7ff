/** Ledger and positions: the one door through which money moves. */
@NullMarked
package dev.wafer.engine.account;

import org.jspecify.annotations.NullMarked;
