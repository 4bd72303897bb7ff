package dev.wafer.engine.run;

import dev.wafer.engine.run.RunResult.Finding;
import dev.wafer.engine.run.RunResult.InputShare;
import dev.wafer.data.rule.MarginMode;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a reader of a result should know about the data behind it. */
final class DataFindings {
    private static final int MOST_NAMED = 10;

    private final PreparedMarket market;
    private final RunSettings settings;
    private final int fromTick;
    private final int toTick;
    private final Journal journal;
    private final List<Finding> findings = new ArrayList<>();

    DataFindings(PreparedMarket market, RunSettings settings, int fromTick, int toTick, Journal journal) {
        this.market = market;
        this.settings = settings;
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
            findBand(s);
            findCap(s);
            findVolume(s);
            findMargin(s);
            findSubBars(s);
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
            boolean isDelisted = market.corporate().delistedMs(s) <= market.closeTimeMs(toTick - 1);
            add("symbol-ends", s, "its bars end at " + Instant.ofEpochMilli(market.closeTimeMs(last)) + ", before the run ends; " + (isDelisted
                    ? "it is delisted, a position is settled at the last mark"
                    : "no delisting is recorded, a position is marked at the last price"));
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
        int missing = due - points.foundCount(startMs, endMs) - points.derivedCount(startMs, endMs);
        if (missing > 0 && market.funding().mode() != FundingMode.NONE) {
            String consequence = market.funding().mode() == FundingMode.FILLED ? "they pay the base rate of the rules" : "they pay nothing";
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

    private void findBand(int s) {
        int missed = inputs(s, "mark").filter(input -> input.source().equals(Inputs.BAND_NOT_APPLIED)).mapToInt(InputShare::count).sum();
        if (missed > 0) {
            add("band-not-applied", s, bars(missed) + " open in an internal session, but are too long, or follow no external price, for the discovery band");
        }
    }

    private void findCap(int s) {
        if (settings.execution() instanceof Execution.Ideal || !market.hasCap()) {
            return;
        }
        OpenInterestTape openInterest = market.openInterest(s);
        int above = 0;
        for (int tick = fromTick; tick < toTick; tick++) {
            var cap = market.timeline(s).at(market.openTimeMs(tick)).openInterestCapUsd();
            above += cap.isPresent() && openInterest.shares(tick) * market.price(s).markOpenUsd(tick) > cap.getAsDouble() ? 1 : 0;
        }
        if (above > 0) {
            add("cap-out-of-date", s, "recorded open interest is above the cap of the rules in " + bars(above) + ": the cap was not applied there");
        }
    }

    private void findVolume(int s) {
        int known = inputs(s, "volume").mapToInt(InputShare::count).sum();
        int unknown = market.price(s).barsBetween(fromTick, toTick) - known;
        if (unknown > 0 && settings.execution() instanceof Execution.Realistic) {
            add("volume-unknown", s, bars(unknown) + " have no recorded volume: nothing was limited there, and fills had no impact");
        }
    }

    private void findMargin(int s) {
        boolean isAlwaysCross = true;
        for (long timeMs = market.openTimeMs(fromTick); timeMs < market.closeTimeMs(toTick - 1); timeMs = market.timeline(s).nextChangeMs(timeMs)) {
            isAlwaysCross &= market.timeline(s).at(timeMs).marginMode() == MarginMode.CROSS;
        }
        if (settings.margin() == MarginChoice.CROSS && !isAlwaysCross) {
            add("not-cross", s, "the rules do not allow cross margin at every time of the run; positions opened then are isolated");
        }
    }

    private void findSubBars(int s) {
        if (settings.path() != PathPolicy.SUB_BARS) {
            return;
        }
        var finer = market.data().histories().get(s).subBars();
        int without = 0;
        for (int tick = fromTick; tick < toTick; tick++) {
            long openMs = market.openTimeMs(tick);
            boolean isCovered = finer.isPresent()
                    && finer.get().firstRowAtOrAfter(openMs) < finer.get().firstRowAtOrAfter(market.closeTimeMs(tick));
            without += market.price(s).isPresent(tick) && !isCovered ? 1 : 0;
        }
        if (without > 0) {
            add("no-sub-bars", s, bars(without) + " have no finer bars: their path is the pessimistic one");
        }
    }

    private Stream<InputShare> inputs(int s, String input) {
        String ticker = market.symbols().get(s).ticker();
        return market.inputs(fromTick, toTick).stream().filter(share -> share.ticker().equals(ticker) && share.input().equals(input));
    }

    private static String bars(int count) {
        return count + (count == 1 ? " bar" : " bars");
    }

    private void add(String code, int s, String text) {
        findings.add(new Finding(code, market.symbols().get(s) + ": " + text));
    }
}
