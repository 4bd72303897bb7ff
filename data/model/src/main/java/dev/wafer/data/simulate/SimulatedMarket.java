package dev.wafer.data.simulate;

import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.util.ArrayList;
import java.util.List;

/** Simulated market data of the xyz venue: hourly or one-minute bars with volume, open interest, mark, oracle and hourly funding. */
public final class SimulatedMarket {
    /** Raised whenever the same settings give other values. */
    public static final int GENERATOR_VERSION = 1;

    private static final String VENUE = "xyz";
    private static final int STEPS_PER_HOUR_BAR = 12;
    private static final int STEPS_PER_MINUTE_BAR = 4;

    private SimulatedMarket() {}

    /** The shipped sample: MU, AMD, SNDK and GOLD by the hour, each from its listing day to the end of 2026-10-09. */
    public static MarketData sample() {
        return of(SimulationSettings.sample());
    }

    /** Market data of some settings; a symbol listed only after the span is refused. */
    public static MarketData of(SimulationSettings settings) {
        boolean isHourly = settings.resolutionMs() == SimulationSettings.HOUR_MS;
        SimulationGrid grid = new SimulationGrid(SimulationSettings.WHOLE.fromMs(), SimulationSettings.WHOLE.toMs(), settings.resolutionMs(),
                isHourly ? STEPS_PER_HOUR_BAR : STEPS_PER_MINUTE_BAR);
        SharedFactors factors = new SharedFactors(settings.seed(), grid);
        List<SymbolHistory> histories = new ArrayList<>();
        for (String ticker : settings.tickers()) {
            SymbolModel model = Calibration.all().stream().filter(each -> each.ticker().equals(ticker)).findFirst().orElseThrow();
            histories.add(new SymbolSimulation(model, grid, factors, settings.seed()).history(settings.span()));
        }
        String name = settings.equals(SimulationSettings.sample()) ? "wafer-sample-simulated" : "wafer-simulated-" + settings.seed();
        return new MarketData(name, VENUE, settings.resolutionMs(), provenance("market model", settings.seed()), true, histories);
    }

    /**
     * A random walk of one symbol called MU between 100 and 1,000 USDC, every column known, from 2026-01-01: many bars quickly, for speed tests.
     * It follows no sessions and no price levels.
     *
     * @param barCount number of bars, at least 1
     */
    public static MarketData randomWalk(long seed, int barCount, long resolutionMs) {
        SymbolHistory history = RandomWalk.history(seed, barCount, resolutionMs);
        return new MarketData("wafer-random-walk-simulated-" + seed, VENUE, resolutionMs, provenance("random walk", seed), true, List.of(history));
    }

    private static String provenance(String what, long seed) {
        return "simulated, not market history (wafer " + what + ", generator version " + GENERATOR_VERSION + ", seed " + seed + ")";
    }
}
