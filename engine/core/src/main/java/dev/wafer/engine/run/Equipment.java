package dev.wafer.engine.run;

import dev.wafer.engine.execution.LegOrders;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.lane.Lanes;
import dev.wafer.engine.lane.PlainLanes;

/**
 * What a run works with, beside its request; none of it changes what comes out, but for the leg orders.
 *
 * @param legOrders which extreme certain bars visit first
 * @param lanes the loops over bars in which nothing is decided
 * @param journal an empty one
 */
record Equipment(LegOrders legOrders, Lanes lanes, Journal journal) {
    /** Plain loops and a small journal. */
    static Equipment plain(LegOrders legOrders) {
        return new Equipment(legOrders, new PlainLanes(), new Journal());
    }
}
