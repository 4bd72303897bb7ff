package dev.wafer.data.io.check;

import dev.wafer.data.io.DurationText;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may mislead in one symbol. */
final class SymbolFindings {
    private static final long DAY_MS = 86_400_000;
    private static final int FIRST_DAYS = 30;
    private static final double THIN_SHARE_OF_MEDIAN = 0.1;
    private static final int FEWEST_DAYS_FOR_A_MEDIAN = 40;
    private static final int TRAILING_DAYS = 20;
    private static final double PARTIAL_SHARE_OF_MEDIAN = 0.5;
    private static final int INTERVALS_UNTIL_OLD = 2;

    private final SymbolHistory history;
    private final BarSeries bars;
    private final SymbolReport report;
    private final long resolutionMs;
    private final List<DataFinding> findings = new ArrayList<>();

    SymbolFindings(SymbolHistory history, SymbolReport report, long resolutionMs) {
        this.history = history;
        this.report = report;
        this.resolutionMs = resolutionMs;
        bars = history.bars();
    }

    /** All findings of the symbol in a fixed order of kinds. */
    List<DataFinding> all() {
        gaps();
        DailyVolume volume = new DailyVolume(bars);
        partialLastBar(volume);
        thinStart(volume);
        zeroVolume();
        unknownVolume();
        ignoredFunding();
        unratedFunding();
        fundingGaps();
        staleOpenInterest();
        return List.copyOf(findings);
    }

    private void gaps() {
        report.gaps().longest().ifPresent(longest -> add("gaps", Counted.of(report.gaps().count(), "gap") + " between bars, the longest from "
                + Instant.ofEpochMilli(longest.fromMs()) + " to " + Instant.ofEpochMilli(longest.toMs()) + " (" + duration(longest.durationMs()) + ")"));
    }

    /** Prices cannot tell a day that is not over from a quiet one; its volume can make it likely. */
    private void partialLastBar(DailyVolume volume) {
        int last = bars.count() - 1;
        if (resolutionMs < DAY_MS || volume.count() <= TRAILING_DAYS || !bars.isKnown(Field.VOLUME, last)) {
            return;
        }
        double share = volume.lastOverMedianOfTrailing(TRAILING_DAYS);
        if (share < PARTIAL_SHARE_OF_MEDIAN) {
            add("last-bar-partial", String.format(Locale.ROOT, "the last bar, %s, has %.0f %% of the median volume of the %d before it: "
                    + "it was probably not over when the data was taken", Instant.ofEpochMilli(bars.openTimeMs(last)), share * 100, TRAILING_DAYS));
        }
    }

    private void thinStart(DailyVolume volume) {
        if (volume.count() < FEWEST_DAYS_FOR_A_MEDIAN) {
            return;
        }
        List<LocalDate> thin = volume.thinAmongFirst(FIRST_DAYS, THIN_SHARE_OF_MEDIAN);
        if (!thin.isEmpty()) {
            add("thin-start", thin.size() + " of the first " + FIRST_DAYS + " days have less than 10 % of the median daily volume: "
                    + thin.stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
        }
    }

    private void zeroVolume() {
        int count = 0;
        for (int row = 0; row < bars.count(); row++) {
            count += bars.isKnown(Field.VOLUME, row) && bars.value(Field.VOLUME, row) == 0 ? 1 : 0;
        }
        if (count > 0) {
            add("zero-volume", Counted.of(count, "bar") + " without volume: nothing traded in them, or it was not recorded");
        }
    }

    private void unknownVolume() {
        int count = bars.count() - bars.knownCount(Field.VOLUME);
        if (count > 0) {
            add("volume-unknown", count + " of " + Counted.of(bars.count(), "bar") + " with a volume that is not known");
        }
    }

    private void ignoredFunding() {
        if (report.funding().ignored() > 0) {
            add("funding-ignored", Counted.of(report.funding().ignored(), "funding point") + " ignored: a point before them has their time");
        }
    }

    private void unratedFunding() {
        int count = report.funding().points() - report.funding().rates();
        if (count > 0) {
            add("funding-unrated", count + " of " + Counted.of(report.funding().points(), "funding point")
                    + " without a recorded rate: only funding that is filled takes them, from premium or impact prices");
        }
    }

    private void fundingGaps() {
        FundingSeries funding = history.funding();
        int count = 0;
        long longestMs = 0;
        long longestFromMs = 0;
        for (int point = 1; point < funding.count(); point++) {
            long gapMs = funding.timeMs(point) - funding.intervalMs(point) - funding.timeMs(point - 1);
            if (gapMs > 0) {
                count++;
            }
            if (gapMs > longestMs) {
                longestMs = gapMs;
                longestFromMs = funding.timeMs(point - 1);
            }
        }
        if (count > 0) {
            add("funding-gaps", Counted.of(count, "gap") + " between funding points, the longest of " + duration(longestMs) + " from "
                    + Instant.ofEpochMilli(longestFromMs));
        }
    }

    private void staleOpenInterest() {
        int known = bars.knownCount(Field.OPEN_INTEREST);
        Optional<OpenInterestFacts> facts = history.openInterest();
        if (known == 0) {
            facts.ifPresent(_ -> add("oi-empty", "open interest is described, but no bar has a value"));
            return;
        }
        if (facts.isEmpty()) {
            add("oi-undescribed", "open interest in " + Counted.of(known, "bar") + ", but nothing says of which kind and venue it is");
        }
        int firstRow = 0;
        while (!bars.isKnown(Field.OPEN_INTEREST, firstRow)) {
            firstRow++;
        }
        int stale = bars.count() - firstRow - DataCheck.rowsWithOpenInterest(history, resolutionMs);
        if (stale > 0) {
            add("oi-stale", Counted.of(stale, "bar") + " after the first value with an open interest older than " + INTERVALS_UNTIL_OLD
                    + " of its intervals: it is not known there; the last value is of " + Instant.ofEpochMilli(lastOpenInterestMs()));
        }
    }

    private long lastOpenInterestMs() {
        int row = bars.count() - 1;
        while (!bars.isKnown(Field.OPEN_INTEREST, row)) {
            row--;
        }
        return bars.openTimeMs(row);
    }

    private void add(String code, String text) {
        findings.add(new DataFinding(code, history.ticker(), text));
    }

    private static String duration(long durationMs) {
        return durationMs % 1000 == 0 ? DurationText.format(durationMs) : durationMs + " ms";
    }
}
