package dev.wafer.engine.run;

import dev.wafer.engine.execution.LegOrders;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.journal.PositionTrace;
import dev.wafer.engine.lane.Lanes;
import dev.wafer.engine.lane.PlainLanes;
import java.util.Optional;

/**
 * What a run works with, beside its request; none of it changes what comes out, but for the leg orders.
 *
 * @param legOrders which extreme certain bars visit first
 * @param lanes the loops over bars in which nothing is decided
 * @param journal an empty one
 * @param trace takes the positions of every close, if they are wanted; the run then goes step by step and its journal holds every funding point
 */
record Equipment(LegOrders legOrders, Lanes lanes, Journal journal, Optional<PositionTrace.Builder> trace) {
    /** Plain loops and a small journal. */
    static Equipment plain(LegOrders legOrders) {
        return new Equipment(legOrders, new PlainLanes(), new Journal(), Optional.empty());
    }

    /** The same, for a run that is looked at. */
    static Equipment tracing(LegOrders legOrders, PositionTrace.Builder trace) {
        return new Equipment(legOrders, new PlainLanes(), new Journal(), Optional.of(trace));
    }
}
