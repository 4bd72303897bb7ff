package dev.wafer.engine.execution;

/** How an order waits. A stop triggers when the price comes against the side it protects, a take-profit when it goes in its favour. */
public enum OrderKind { TARGET, MARKET, LIMIT, STOP, TAKE_PROFIT, TRAILING_STOP }
