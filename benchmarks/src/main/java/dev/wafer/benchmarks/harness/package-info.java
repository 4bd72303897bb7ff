/**
 * How it is measured: JMH with forks for figures to quote, rounds beside each other in processor time for ratios on a busy machine. Both ask the
 * same questions and make the same figures of the answers.
 */
@NullMarked
package dev.wafer.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
