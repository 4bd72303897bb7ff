package dev.wafer.cli.story;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Table;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The funding payments of a trade: the first ones, and a line for each day, or each month, of the rest. */
final class FundingTale {
    private static final double NANO_PER_USD = 1e9;
    private static final int FIRST = 3;
    private static final int MOST_DAYS = 35;
    private static final int DAY = 10;
    private static final int MONTH = 7;

    private FundingTale() {}

    static List<String> lines(Journal journal, TradeLife life, boolean isVerbose) {
        List<Integer> points = life.rows(journal, Entry.FUNDED);
        Table table = new Table("time", ">points", ">rate", ">USDC");
        int alone = isVerbose || points.size() <= FIRST + 2 ? points.size() : FIRST;
        points.subList(0, alone).forEach(row -> table.row(Figures.time(journal.timeMs(row)), "1", rate(journal.priceUsd(row)), usd(journal.fundingNano(row))));
        Map<String, List<Integer>> rest = grouped(journal, points.subList(alone, points.size()), DAY);
        if (rest.size() > MOST_DAYS) {
            rest = grouped(journal, points.subList(alone, points.size()), MONTH);
        }
        rest.forEach((day, rows) -> table.row(day, Integer.toString(rows.size()), rate(rows.stream().mapToDouble(journal::priceUsd).sum()),
                usd(rows.stream().mapToLong(journal::fundingNano).sum())));
        if (points.size() > 1) {
            table.row("sum", Figures.count(points.size()), rate(points.stream().mapToDouble(journal::priceUsd).sum()),
                    usd(points.stream().mapToLong(journal::fundingNano).sum()));
        }
        return points.isEmpty() ? List.of("none was due while it was held") : table.lines();
    }

    private static Map<String, List<Integer>> grouped(Journal journal, List<Integer> points, int length) {
        Map<String, List<Integer>> rowsByDay = new LinkedHashMap<>();
        points.forEach(row -> rowsByDay.computeIfAbsent(Figures.time(journal.timeMs(row)).substring(0, length), _ -> new ArrayList<>()).add(row));
        return rowsByDay;
    }

    /** In percent, with the digits that rates of an hour need. */
    static String rate(double fraction) {
        return String.format(java.util.Locale.ROOT, "%+.5f %%", fraction * 100);
    }

    private static String usd(long nano) {
        return Figures.signedUsd(nano / NANO_PER_USD);
    }
}
