/** Rule books as YAML: the shipped ones and a user's own. */
@NullMarked
package dev.wafer.data.io.rule;

import org.jspecify.annotations.NullMarked;
