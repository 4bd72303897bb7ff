/**
 * The doors to files: load and store data sets, read rule files, check data. The only packages that open files. Here are what they share:
 * the exception for input that cannot be used, the texts of times and durations, and YAML with line numbers.
 */
@NullMarked
package dev.wafer.data.io;

import org.jspecify.annotations.NullMarked;
