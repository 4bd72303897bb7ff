/** What belongs here: causality checks and walk-forwards that ended, and their reports for people. What does not: how they are run, and their JSON. */
@NullMarked
package dev.wafer.cli.research;

import org.jspecify.annotations.NullMarked;
