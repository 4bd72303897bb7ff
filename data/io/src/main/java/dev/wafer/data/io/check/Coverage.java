package dev.wafer.data.io.check;

/**
 * How much is known, each a share from 0 to 1.
 *
 * @param volume of rows
 * @param openInterest of rows at whose close it is known, a value being known for two of its intervals
 * @param mark of rows
 * @param oracle of rows
 * @param funding of the time from the first open to the last close, by points with a recorded rate
 */
public record Coverage(double volume, double openInterest, double mark, double oracle, double funding) {}
