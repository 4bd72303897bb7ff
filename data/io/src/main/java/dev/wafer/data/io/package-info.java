/** The doors to files: load and store data sets, read rule files, check data. The only packages that open files. */
@NullMarked
package dev.wafer.data.io;

import org.jspecify.annotations.NullMarked;
