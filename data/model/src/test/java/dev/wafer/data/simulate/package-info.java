/** Tests of the market model. */
@org.jspecify.annotations.NullMarked
package dev.wafer.data.simulate;
