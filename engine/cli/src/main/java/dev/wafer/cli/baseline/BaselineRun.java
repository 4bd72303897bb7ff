package dev.wafer.cli.baseline;

import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.data.io.BadInputException;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.run.RunResult;
import dev.wafer.research.baseline.PinnedEvent;
import dev.wafer.research.baseline.Pins;
import java.time.Instant;
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

    /**
     * The data must reach the end that was asked for: less than a bar may be missing, of the symbol that goes furthest.
     *
     * @throws BadInputException if they end before
     */
    void checkReach() {
        MarketData data = ground.data();
        long toMs = ground.settings().span().toMs();
        long endMs = MarketSource.covered(data, TimeSpan.ALWAYS).toMs();
        if (endMs <= toMs - data.resolutionMs()) {
            throw BadInputException.of(List.of("data ends at " + Instant.ofEpochMilli(endMs) + ", expected to reach --to " + Instant.ofEpochMilli(toMs)));
        }
    }

    /** What it could read, and no more. */
    MarketData slice() {
        return ground.data().before(result.span().toMs());
    }
}
