package dev.wafer.data.io.load;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.DurationText;
import dev.wafer.data.io.Problems;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Turns foreign CSV files into market data. Columns are found by name, times by form; what was decided is told in notes. */
public final class Import {
    private static final long ANY_GAP_MS = 1;

    private final ImportRequest request;
    private final Problems problems = new Problems();
    private final List<String> notes = new ArrayList<>();

    private Import(ImportRequest request) {
        this.request = request;
    }

    /**
     * Reads all files of a request.
     *
     * @throws BadInputException if a file cannot be used
     */
    public static Imported run(ImportRequest request) {
        return new Import(request).run();
    }

    private Imported run() {
        long leastGapMs = request.resolution().map(Duration::toMillis).orElse(ANY_GAP_MS);
        List<BarSeries> bars = request.bars().stream().map(source -> ForeignBars.read(source, leastGapMs, notes, problems)).toList();
        long resolutionMs = request.resolution().map(Duration::toMillis).orElseGet(() -> resolutionMs(bars));
        List<SymbolHistory> histories = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            histories.add(history(request.bars().get(i).ticker(), bars.get(i), resolutionMs));
        }
        MarketData data = new MarketData(request.name(), request.venue(), resolutionMs, request.provenance(), request.isSynthetic(), histories);
        return new Imported(data, notes);
    }

    private SymbolHistory history(String ticker, BarSeries bars, long resolutionMs) {
        FundingSeries funding = request.funding().stream().filter(source -> source.ticker().equals(ticker)).findFirst()
                .map(source -> ForeignFunding.read(source, notes, problems)).orElseGet(FundingSeries::empty);
        SymbolHistory history = SymbolHistory.of(ticker, bars).withFunding(funding);
        return request.openInterest().stream().filter(source -> source.ticker().equals(ticker)).findFirst()
                .map(source -> new ForeignOpenInterest(source, notes, problems).addTo(history, resolutionMs)).orElse(history);
    }

    /** The most frequent gap, which must be that of every file, and no bars may be closer than it. */
    private long resolutionMs(List<BarSeries> bars) {
        long agreedMs = 0;
        for (int i = 0; i < bars.size(); i++) {
            ImportRequest.Source source = request.bars().get(i);
            long ownMs = Gaps.mostFrequentMs(bars.get(i).toOpenTimes()).orElseThrow(() -> BadInputException.file(source.file(), "a single bar",
                    "the resolution to be given, or two bars to infer it from"));
            if (i > 0 && ownMs != agreedMs) {
                throw BadInputException.file(source.file(), "bars " + DurationText.format(ownMs) + " apart",
                        DurationText.format(agreedMs) + " as in " + request.bars().getFirst().file());
            }
            agreedMs = ownMs;
            checkNoneCloser(source, bars.get(i), ownMs);
        }
        return agreedMs;
    }

    private static void checkNoneCloser(ImportRequest.Source source, BarSeries bars, long resolutionMs) {
        int firstLine = CsvCursor.isHeaderLine(source.file()) ? 2 : 1;
        for (int row = 1; row < bars.count(); row++) {
            long gapMs = bars.openTimeMs(row) - bars.openTimeMs(row - 1);
            if (gapMs < resolutionMs) {
                throw BadInputException.cell(source.file(), row + firstLine, "time", gapMs / 1000 + " s after the bar before",
                        "at least " + DurationText.format(resolutionMs) + ", the most frequent gap; give the resolution if it is another");
            }
        }
    }
}
