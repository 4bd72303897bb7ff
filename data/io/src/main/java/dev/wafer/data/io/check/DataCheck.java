package dev.wafer.data.io.check;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what is in a data set and looks for what may mislead a backtest. */
public final class DataCheck {
    private static final int INTERVALS_UNTIL_OLD = 2;

    private DataCheck() {}

    /** A report on every symbol. */
    public static DataReport of(MarketData data) {
        List<SymbolReport> symbols = new ArrayList<>();
        List<DataFinding> findings = new ArrayList<>();
        for (SymbolHistory history : data.histories()) {
            SymbolReport report = report(history, data);
            symbols.add(report);
            findings.addAll(new SymbolFindings(history, report, data.resolutionMs()).all());
            findings.addAll(new SubBarFindings(history, report, data.resolutionMs()).all());
            findings.addAll(new EventFindings(history, report, data.resolutionMs()).all());
        }
        return new DataReport(symbols, findings);
    }

    private static SymbolReport report(SymbolHistory history, MarketData data) {
        BarSeries bars = history.bars();
        long resolutionMs = data.resolutionMs();
        long toMs = bars.openTimeMs(bars.count() - 1) + resolutionMs;
        return new SymbolReport(history.ticker(), bars.count(), bars.openTimeMs(0), toMs, gaps(bars, resolutionMs),
                coverage(history, resolutionMs, toMs), FundingReport.of(history.funding()),
                history.subBars().map(finer -> SubBarReport.of(bars, finer, resolutionMs, data.subResolutionMs().orElseThrow())));
    }

    private static Gaps gaps(BarSeries bars, long resolutionMs) {
        int count = 0;
        Optional<Gaps.Gap> longest = Optional.empty();
        for (int row = 1; row < bars.count(); row++) {
            Gaps.Gap gap = new Gaps.Gap(bars.openTimeMs(row - 1) + resolutionMs, bars.openTimeMs(row));
            if (gap.durationMs() > 0) {
                count++;
                longest = longest.isEmpty() || gap.durationMs() > longest.get().durationMs() ? Optional.of(gap) : longest;
            }
        }
        return new Gaps(count, longest);
    }

    private static Coverage coverage(SymbolHistory history, long resolutionMs, long toMs) {
        BarSeries bars = history.bars();
        double rows = bars.count();
        return new Coverage(bars.knownCount(Field.VOLUME) / rows, rowsWithOpenInterest(history, resolutionMs) / rows,
                bars.knownCount(Field.MARK_CLOSE) / rows, bars.knownCount(Field.ORACLE) / rows,
                coveredMs(history.funding().recordedRates(), bars.openTimeMs(0), toMs) / (double) (toMs - bars.openTimeMs(0)));
    }

    /** Rows at whose close a value stands that is not older than two of its intervals. */
    static int rowsWithOpenInterest(SymbolHistory history, long resolutionMs) {
        BarSeries bars = history.bars();
        long aliveMs = INTERVALS_UNTIL_OLD * history.openInterest().map(OpenInterestFacts::intervalMs).orElse(resolutionMs);
        int count = 0;
        boolean hasValue = false;
        long valueTimeMs = 0;
        for (int row = 0; row < bars.count(); row++) {
            if (bars.isKnown(Field.OPEN_INTEREST, row)) {
                hasValue = true;
                valueTimeMs = bars.openTimeMs(row);
            }
            count += hasValue && bars.openTimeMs(row) - valueTimeMs <= aliveMs ? 1 : 0;
        }
        return count;
    }

    private static long coveredMs(FundingSeries funding, long fromMs, long toMs) {
        long coveredMs = 0;
        long doneMs = fromMs;
        for (int point = 0; point < funding.count(); point++) {
            long startMs = Math.max(doneMs, funding.timeMs(point) - funding.intervalMs(point));
            long endMs = Math.min(toMs, funding.timeMs(point));
            if (endMs > startMs) {
                coveredMs += endMs - startMs;
                doneMs = endMs;
            }
        }
        return coveredMs;
    }
}
