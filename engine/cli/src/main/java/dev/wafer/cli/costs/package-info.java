/** What a run's profit is made of, cost by cost. Knows no output: reports and JSON read it. */
@NullMarked
package dev.wafer.cli.costs;

import org.jspecify.annotations.NullMarked;
