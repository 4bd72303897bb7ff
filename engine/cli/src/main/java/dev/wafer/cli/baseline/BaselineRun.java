package dev.wafer.cli.baseline;

import dev.wafer.cli.request.Ground;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.run.RunResult;
import dev.wafer.research.baseline.PinnedEvent;
import dev.wafer.research.baseline.Pins;
import java.util.List;

/**
 * A baseline that was run.
 *
 * @param ground what it ran on
 * @param result what came of it
 * @param pins of it
 */
record BaselineRun(Ground ground, RunResult result, Pins pins) {
    /** Its events, as they are pinned. */
    List<PinnedEvent> events() {
        long fromMs = result.span().fromMs();
        return Pins.events(result, ticker -> ground.rules().at(ticker, fromMs).sizeDecimals());
    }

    /** What it could read, and no more. */
    MarketData slice() {
        return ground.data().before(result.span().toMs());
    }
}
