package dev.wafer.cli.page;

import dev.wafer.cli.text.JsonText;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.run.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs as one HTML page that shows itself without a network. Runs on the same bars share them. A long history is shown with several bars to a place of the
 * time axis, so that the page stays small: no extreme and no fill is left out.
 */
public final class RunPage {
    /** Room for columns over time; the chart library, fills and texts come on top. */
    private static final long MOST_COLUMN_BYTES = 2_200_000;
    private static final int BYTES_PER_BAR_OF_MARKET = 30;
    private static final int BYTES_PER_BAR_OF_RUN = 14;
    private static final int BYTES_PER_POSITION = 9;

    private RunPage() {}

    /** Bars that runs have in common. */
    private record MarketKey(String fingerprint, List<String> symbols, TimeSpan span) {
        static MarketKey of(PageRun run) {
            RunResult result = run.run().result();
            return new MarketKey(result.fingerprints().data(), result.symbols(), result.span());
        }
    }

    /** The page of at least one run; the reader chooses between several. */
    public static String of(List<PageRun> runs, String waferVersion) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("page: found no run, expected at least one");
        }
        return PageAssets.page(PageAssets.Kind.RUNS, json(runs, waferVersion));
    }

    static String json(List<PageRun> runs, String waferVersion) {
        Map<MarketKey, PageRun> firstRunByMarket = new LinkedHashMap<>();
        runs.forEach(run -> firstRunByMarket.putIfAbsent(MarketKey.of(run), run));
        int barsPerPlace = barsPerPlace(runs, firstRunByMarket.values().stream().toList());
        List<MarketKey> keys = new ArrayList<>(firstRunByMarket.keySet());
        Map<MarketKey, TimeAxis> axes = new LinkedHashMap<>();
        firstRunByMarket.forEach((key, run) -> axes.put(key, new TimeAxis(clockMs(run), run.ground().data().resolutionMs(), barsPerPlace)));
        return JsonText.inMarkup().put("schema", "wafer.page/1")
                .list("markets", list -> firstRunByMarket.forEach((key, run) -> list.item(new MarketPart(shown(run), at(axes, key))::write)))
                .list("runs", list -> runs.forEach(run -> list.item(one -> {
                    MarketKey key = MarketKey.of(run);
                    one.put("market", keys.indexOf(key));
                    write(one, run, at(axes, key), waferVersion);
                }))).end();
    }

    private static TimeAxis at(Map<MarketKey, TimeAxis> axes, MarketKey key) {
        TimeAxis axis = axes.get(key);
        if (axis == null) {
            throw new IllegalStateException("Invariant: every run has an axis, found none for " + key);
        }
        return axis;
    }

    private static void write(JsonText json, PageRun run, TimeAxis axis, String waferVersion) {
        new GroundsPart(run).write(json, waferVersion);
        new OutcomePart(run.run()).write(json);
        new TradePart(run, axis).write(json);
        json.object("trace", new TracePart(run, axis)::write);
    }

    /** What the engine traded: prices and quantities on the basis after the last split. */
    private static MarketData shown(PageRun run) {
        return run.ground().data().onLatestBasis();
    }

    /** Open times of the bars that a run traded. */
    private static long[] clockMs(PageRun run) {
        TimeSpan span = run.run().result().span();
        return Arrays.stream(run.ground().data().clockMs()).filter(timeMs -> timeMs >= span.fromMs() && timeMs < span.toMs()).toArray();
    }

    private static int barsPerPlace(List<PageRun> runs, List<PageRun> markets) {
        long bytes = 0;
        for (PageRun market : markets) {
            bytes += (long) clockMs(market).length * market.run().result().symbols().size() * BYTES_PER_BAR_OF_MARKET;
        }
        for (PageRun run : runs) {
            long bytesPerBar = BYTES_PER_BAR_OF_RUN + (long) run.run().result().symbols().size() * BYTES_PER_POSITION;
            bytes += run.observed().positions().count() * bytesPerBar;
        }
        return Math.toIntExact(Math.max(1, (bytes + MOST_COLUMN_BYTES - 1) / MOST_COLUMN_BYTES));
    }
}
