/** What is in a data set and what looks wrong with it. It judges, it changes nothing. */
@NullMarked
package dev.wafer.data.io.check;

import org.jspecify.annotations.NullMarked;
