/**
 * A seeded market model for samples, tests and benchmarks: prices through dated levels, sessions, open interest and funding of the xyz venue's
 * stock perpetuals. All of it is simulated and says so; it reads no file and copies no history. The same settings give the same bits
 * everywhere: own normal numbers, {@code StrictMath}, no locale, no time zone of the machine.
 */
@NullMarked
package dev.wafer.data.simulate;

import org.jspecify.annotations.NullMarked;
