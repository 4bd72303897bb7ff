package dev.wafer.engine.run;

import dev.wafer.data.series.Field;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a reader of a result should know about the data behind it. */
final class DataFindings {
    private static final int MOST_NAMED = 10;

    private final PreparedMarket market;
    private final int fromTick;
    private final int toTick;
    private final Journal journal;
    private final List<Finding> findings = new ArrayList<>();

    DataFindings(PreparedMarket market, int fromTick, int toTick, Journal journal) {
        this.market = market;
        this.fromTick = fromTick;
        this.toTick = toTick;
        this.journal = journal;
    }

    List<Finding> list() {
        for (int s = 0; s < market.symbolCount(); s++) {
            findSpan(s);
            findAbsences(s);
            findFunding(s);
            findOpenInterest(s);
            findAmbiguous(s);
        }
        return List.copyOf(findings);
    }

    private void findSpan(int s) {
        int first = fromTick;
        while (!market.price(s).isPresent(first)) {
            first++;
        }
        int last = toTick - 1;
        while (!market.price(s).isPresent(last)) {
            last--;
        }
        if (first > fromTick) {
            add("symbol-begins", s, "its bars begin at " + Instant.ofEpochMilli(market.openTimeMs(first)) + ", after the run begins");
        }
        if (last < toTick - 1) {
            add("symbol-ends", s, "its bars end at " + Instant.ofEpochMilli(market.closeTimeMs(last))
                    + ", before the run ends; no delisting is recorded, a position is marked at the last price");
        }
    }

    private void findAbsences(int s) {
        var bars = market.data().histories().get(s).bars();
        long resolutionMs = market.data().resolutionMs();
        int from = bars.firstRowAtOrAfter(market.openTimeMs(fromTick));
        int to = bars.firstRowAtOrAfter(market.openTimeMs(toTick - 1) + 1);
        if (bars.openTimeMs(to - 1) - bars.openTimeMs(from) == (to - 1 - from) * resolutionMs) {
            return;
        }
        int gaps = 0;
        for (int row = from + 1; row < to; row++) {
            gaps += bars.openTimeMs(row) - bars.openTimeMs(row - 1) > resolutionMs ? 1 : 0;
        }
        add("gaps", s, gaps + (gaps == 1 ? " gap between bars" : " gaps between bars"));
    }

    private void findFunding(int s) {
        SymbolHistory history = market.data().histories().get(s);
        if (history.funding().ignoredCount() > 0) {
            add("funding-ignored", s, history.funding().ignoredCount() + " funding points landed on a time already taken and were ignored");
        }
        var points = market.funding(s).points();
        long startMs = market.openTimeMs(fromTick);
        long endMs = market.closeTimeMs(toTick - 1);
        int due = points.dueCount(startMs, endMs);
        int missing = due - points.foundCount(startMs, endMs);
        if (missing > 0 && market.fundingMode() != FundingMode.NONE) {
            String consequence = market.fundingMode() == FundingMode.FILLED ? "they pay the base rate of the rules" : "they pay nothing";
            add("funding-gap", s, missing + " of " + due + " funding times have no recorded rate: " + consequence);
        }
    }

    private void findOpenInterest(int s) {
        var bars = market.data().histories().get(s).bars();
        int knownAnywhere = bars.knownCount(Field.OPEN_INTEREST);
        if (knownAnywhere == 0 || knownAnywhere == bars.count()) {
            return;
        }
        int from = bars.firstRowAtOrAfter(market.openTimeMs(fromTick));
        int to = bars.firstRowAtOrAfter(market.openTimeMs(toTick - 1) + 1);
        int known = 0;
        for (int row = from; row < to; row++) {
            known += bars.isKnown(Field.OPEN_INTEREST, row) ? 1 : 0;
        }
        int inRun = to - from;
        if (known > 0 && known < inRun) {
            add("open-interest", s, "open interest is recorded in " + known + " of " + inRun + " bars");
        }
    }

    private void findAmbiguous(int s) {
        List<String> times = IntStream.range(0, journal.count()).filter(row -> journal.entry(row) == Entry.AMBIGUOUS && journal.symbol(row) == s)
                .mapToObj(row -> Instant.ofEpochMilli(journal.timeMs(row)).toString()).toList();
        if (!times.isEmpty()) {
            String named = times.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
            add("ambiguous-bars", s, times.size() + (times.size() == 1 ? " bar" : " bars") + " would fill otherwise with high and low in another order: "
                    + named + (times.size() > MOST_NAMED ? ", ..." : ""));
        }
    }

    private void add(String code, int s, String text) {
        findings.add(new Finding(code, market.symbols().get(s) + ": " + text));
    }
}
