/** Tests of the sessions. */
@org.jspecify.annotations.NullMarked
package dev.wafer.data.session;
