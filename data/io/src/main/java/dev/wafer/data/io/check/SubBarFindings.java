package dev.wafer.data.io.check;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.SymbolHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What may mislead in the finer bars of a symbol. Bars without all of their finer bars are still walked: by what there is. */
final class SubBarFindings {
    private final SymbolHistory history;
    private final SymbolReport report;
    private final long resolutionMs;
    private final List<DataFinding> findings = new ArrayList<>();

    SubBarFindings(SymbolHistory history, SymbolReport report, long resolutionMs) {
        this.history = history;
        this.report = report;
        this.resolutionMs = resolutionMs;
    }

    /** All findings in a fixed order of kinds; none if there are no finer bars. */
    List<DataFinding> all() {
        report.subBars().ifPresent(subBars -> {
            missing(subBars);
            partial(subBars);
            subBars.firstOutsideMs().ifPresent(firstMs -> outside(subBars.outsideBars(), firstMs));
        });
        return List.copyOf(findings);
    }

    private void missing(SubBarReport subBars) {
        int count = report.rows() - subBars.fullBars() - subBars.partialBars();
        if (count > 0) {
            add("sub-bars-missing", count + " of " + Counted.of(report.rows(), "bar") + " without finer bars");
        }
    }

    private void partial(SubBarReport subBars) {
        subBars.firstPartialMs().ifPresent(firstMs -> add("sub-bars-gaps", Counted.of(subBars.partialBars(), "bar")
                + " with gaps between finer bars, the first at " + Instant.ofEpochMilli(firstMs)));
    }

    private void outside(int count, long firstMs) {
        BarSeries bars = history.bars();
        BarSeries finer = history.subBars().orElseThrow();
        int row = bars.firstRowAtOrAfter(firstMs);
        double highUsd = 0;
        double lowUsd = Double.MAX_VALUE;
        for (int place = finer.firstRowAtOrAfter(firstMs); place < finer.count() && finer.openTimeMs(place) < firstMs + resolutionMs; place++) {
            highUsd = Math.max(highUsd, finer.value(Field.HIGH, place));
            lowUsd = Math.min(lowUsd, finer.value(Field.LOW, place));
        }
        add("sub-bars-outside", Counted.of(count, "bar") + " with finer bars outside low and high, the first at " + Instant.ofEpochMilli(firstMs)
                + ": " + lowUsd + " to " + highUsd + " in a bar of " + bars.value(Field.LOW, row) + " to " + bars.value(Field.HIGH, row));
    }

    private void add(String code, String text) {
        findings.add(new DataFinding(code, history.ticker(), text));
    }
}
