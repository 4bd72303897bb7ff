package dev.wafer.data.io.check;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.SymbolHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** What may mislead in the corporate events of a symbol. Earnings may lie anywhere: their calendar is known ahead. */
final class EventFindings {
    /** Below it the jump of a split cannot be told from a day's move. */
    private static final double LEAST_TELLING_RATIO = 1.5;

    private final SymbolHistory history;
    private final BarSeries bars;
    private final SymbolReport report;
    private final long resolutionMs;
    private final List<DataFinding> findings = new ArrayList<>();

    EventFindings(SymbolHistory history, SymbolReport report, long resolutionMs) {
        this.history = history;
        this.report = report;
        this.resolutionMs = resolutionMs;
        bars = history.bars();
    }

    /** All findings in the order of the events. */
    List<DataFinding> all() {
        for (CorporateEvent event : history.events()) {
            switch (event.kind()) {
                case EARNINGS -> { }
                case SPLIT -> split(event);
                case DELISTING -> delisting(event);
            }
        }
        return List.copyOf(findings);
    }

    private void split(CorporateEvent split) {
        if (isOutside(split)) {
            return;
        }
        OptionalInt row = bars.rowHolding(split.timeMs(), resolutionMs);
        if (row.isPresent() && bars.openTimeMs(row.getAsInt()) != split.timeMs()) {
            add("split-inside-bar", split, "lies inside the bar of " + Instant.ofEpochMilli(bars.openTimeMs(row.getAsInt()))
                    + ", whose prices are taken to be those before it");
        }
        jump(split);
    }

    /** A history that was adjusted already would be adjusted a second time. */
    private void jump(CorporateEvent split) {
        int next = bars.firstRowAtOrAfter(split.timeMs());
        double ratio = split.newSharesPerOld();
        if (next == 0 || next == bars.count() || Math.max(ratio, 1 / ratio) < LEAST_TELLING_RATIO) {
            return;
        }
        double beforeUsd = bars.value(Field.CLOSE, next - 1);
        double afterUsd = bars.value(Field.OPEN, next);
        double jump = beforeUsd / afterUsd;
        if (ratio > 1 ? jump < Math.sqrt(ratio) : jump > Math.sqrt(ratio)) {
            add("split-not-in-prices", split, "of " + ratio + " new shares per old does not show: the price goes from " + beforeUsd + " to " + afterUsd
                    + "; prices before it must be as they were traded, not adjusted");
        }
    }

    private void delisting(CorporateEvent delisting) {
        if (isOutside(delisting)) {
            return;
        }
        int after = bars.count() - bars.firstRowAtOrAfter(delisting.timeMs());
        if (after > 0) {
            add("bars-after-delisting", delisting, "is followed by " + Counted.of(after, "bar"));
        }
    }

    private boolean isOutside(CorporateEvent event) {
        boolean isOutside = event.timeMs() < report.fromMs() || event.timeMs() > report.toMs();
        if (isOutside) {
            add("event-outside", event, "lies outside the bars, " + Instant.ofEpochMilli(report.fromMs()) + " to " + Instant.ofEpochMilli(report.toMs()));
        }
        return isOutside;
    }

    private void add(String code, CorporateEvent event, String text) {
        findings.add(new DataFinding(code, history.ticker(),
                "the " + event.kind().name().toLowerCase(Locale.ROOT) + " of " + Instant.ofEpochMilli(event.timeMs()) + " " + text));
    }
}
