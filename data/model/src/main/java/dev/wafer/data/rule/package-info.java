/**
 * The venue's rules by date, each with source and certainty. What a rule does to an account is the engine's business.
 */
@NullMarked
package dev.wafer.data.rule;

import org.jspecify.annotations.NullMarked;
