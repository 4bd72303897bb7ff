package dev.wafer.engine.run;

import dev.wafer.engine.run.RunResult.InputShare;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.cost.FundingPoints;
import dev.wafer.engine.price.MarkSource;
import java.util.ArrayList;
import java.util.List;

/** Counts what a run used for what share of its bars: recorded values, or what stood in for them. */
final class Inputs {
    static final String RECORDED = "recorded";
    static final String BAND_NOT_APPLIED = "trade price, band not applied";

    private final PreparedMarket market;
    private final int fromTick;
    private final int toTick;
    private final List<InputShare> shares = new ArrayList<>();

    Inputs(PreparedMarket market, int fromTick, int toTick) {
        this.market = market;
        this.fromTick = fromTick;
        this.toTick = toTick;
    }

    List<InputShare> list() {
        for (int s = 0; s < market.symbolCount(); s++) {
            countMarks(s);
            countColumns(s);
            countFunding(s);
        }
        return List.copyOf(shares);
    }

    private void countMarks(int s) {
        int bars = market.price(s).barsBetween(fromTick, toTick);
        int[] counts = new int[MarkSource.values().length];
        for (int tick = fromTick; tick < toTick; tick++) {
            counts[market.price(s).source(tick).ordinal()]++;
        }
        for (MarkSource source : MarkSource.values()) {
            String words = switch (source) {
                case ABSENT -> "";
                case RECORDED -> RECORDED;
                case TRADE -> "trade price";
                case CLAMPED -> "trade price held to the discovery band";
                case BAND_NOT_APPLIED -> BAND_NOT_APPLIED;
            };
            if (source != MarkSource.ABSENT) {
                add(s, "mark", words, counts[source.ordinal()], bars);
            }
        }
    }

    private void countColumns(int s) {
        BarSeries bars = market.data().histories().get(s).bars();
        int from = bars.firstRowAtOrAfter(market.openTimeMs(fromTick));
        int to = bars.firstRowAtOrAfter(market.openTimeMs(toTick - 1) + 1);
        add(s, "oracle", RECORDED, known(bars, Field.ORACLE, from, to), to - from);
        add(s, "volume", RECORDED, known(bars, Field.VOLUME, from, to), to - from);
        add(s, "open interest", RECORDED, known(bars, Field.OPEN_INTEREST, from, to), to - from);
    }

    private static int known(BarSeries bars, Field field, int from, int to) {
        int known = 0;
        for (int row = from; row < to; row++) {
            known += bars.isKnown(field, row) ? 1 : 0;
        }
        return known;
    }

    private void countFunding(int s) {
        if (market.funding().mode() == FundingMode.NONE) {
            return;
        }
        FundingPoints points = market.funding(s).points();
        long startMs = market.openTimeMs(fromTick);
        long endMs = market.closeTimeMs(toTick - 1);
        int due = points.dueCount(startMs, endMs);
        int found = points.foundCount(startMs, endMs);
        int derived = points.derivedCount(startMs, endMs);
        boolean isFilling = market.funding().mode() == FundingMode.FILLED;
        add(s, "funding", RECORDED, found, due);
        add(s, "funding", isFilling ? "formula from premium or impact prices" : "premium recorded, rate not: nothing paid", derived, due);
        add(s, "funding", isFilling ? "base rate" : "nothing paid", due - found - derived, due);
    }

    private void add(int s, String input, String source, int count, int of) {
        if (count > 0) {
            shares.add(new InputShare(market.symbols().get(s).ticker(), input, source, count, of));
        }
    }
}
