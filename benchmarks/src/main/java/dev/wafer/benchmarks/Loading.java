package dev.wafer.benchmarks;

import dev.wafer.data.io.cache.ColumnCache;
import dev.wafer.data.io.load.DataSetReader;
import dev.wafer.data.io.store.DataSetWriter;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.nio.file.Path;
import java.util.List;

/** A data set directory opened as {@code wafer --data DIR} opens it: from the column cache, or from text. Its files were read before: the page cache has them. */
final class Loading implements Subject {
    private static final double TICKS_PER_USD = 100;

    private final MarketData written;
    private final Path folder;
    private final ColumnCache cache;

    private Loading(MarketData written, Path folder, ColumnCache cache) {
        this.written = written;
        this.folder = folder;
        this.cache = cache;
    }

    /** Writes the data set and reads it once. */
    static Subject of(Stage stage, boolean isCached) {
        SymbolHistory made = new MadeMarket(Scale.SEED, stage.scale().fileRows()).data().histories().getFirst();
        SymbolHistory onTicks = SymbolHistory.of(made.ticker(), onTicks(made.bars())).withFunding(made.funding());
        MarketData data = new MarketData("made", "xyz", MadeMarket.BAR_MS, "made for a measurement", true, List.of(onTicks));
        Path folder = stage.scale().folder().resolve((isCached ? "wafer-load-" : "wafer-load-text-") + ProcessHandle.current().pid());
        DataSetWriter.write(data, folder);
        Loading loading = new Loading(data, folder, isCached ? ColumnCache.in(folder.resolve("cache")) : ColumnCache.none());
        loading.run();
        return loading;
    }

    /** Prices in whole cents, as files have them; rounding keeps the lowest the lowest. */
    private static BarSeries onTicks(BarSeries bars) {
        BarSeries.Builder rounded = BarSeries.builder(bars.count());
        for (int row = 0; row < bars.count(); row++) {
            rounded.add(bars.openTimeMs(row), onTick(bars, Field.OPEN, row), onTick(bars, Field.HIGH, row), onTick(bars, Field.LOW, row),
                    onTick(bars, Field.CLOSE, row)).with(Field.VOLUME, bars.value(Field.VOLUME, row));
        }
        return rounded.build();
    }

    private static double onTick(BarSeries bars, Field field, int row) {
        return Math.rint(bars.value(field, row) * TICKS_PER_USD) / TICKS_PER_USD;
    }

    @Override
    public MarketData run() {
        return DataSetReader.read(folder, cache);
    }

    @Override
    public long units() {
        return written.histories().getFirst().bars().count();
    }

    @Override
    public List<String> differences() {
        String read = run().fingerprint();
        return read.equals(written.fingerprint()) ? List.of() : List.of("data: written " + written.fingerprint() + ", read " + read);
    }
}
