/** A finished comparison of signals, and its report. What a signal is and how it is judged belongs to {@code research.signal}. */
@NullMarked
package dev.wafer.cli.signals;

import org.jspecify.annotations.NullMarked;
