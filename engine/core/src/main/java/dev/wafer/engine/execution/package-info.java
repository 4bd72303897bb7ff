/** What fills, when and where: orders, the path inside a bar. */
@NullMarked
package dev.wafer.engine.execution;

import org.jspecify.annotations.NullMarked;
