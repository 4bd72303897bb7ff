package dev.wafer.engine.journal;

/** What made a fill happen. */
public enum Cause { SIGNAL, STOP, TAKE_PROFIT, TRAILING_STOP, LIQUIDATION, BACKSTOP, SETTLEMENT }
