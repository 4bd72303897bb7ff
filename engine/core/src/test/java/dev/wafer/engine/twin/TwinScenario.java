package dev.wafer.engine.twin;

/** One run of both programs. */
public record TwinScenario(long seed, TwinMarket market, TwinSettings settings, TwinFlow flow) {
    /** What the twin makes of it. */
    public TwinResult run() {
        return PlainTwin.run(market, settings, flow);
    }
}
