package dev.wafer.engine.run;

import dev.wafer.engine.feature.ColumnBook;
import dev.wafer.engine.feature.ColumnRange;
import dev.wafer.engine.feature.Readiness;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.run.RunResult.Finding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Why a run had no fill. All of it is worked out after such a run, so that others pay nothing for it. */
final class NoTrades {
    private static final String CODE = "no-trades";
    private static final int MOST_NAMED = 3;

    private final PreparedMarket market;
    private final SingleRun.Ticks ticks;
    private final ColumnBook columns;
    private final RunSetup setup;
    private final List<Part> parts;
    private final OrderDesk desk;
    private final Journal journal;

    NoTrades(PreparedMarket market, SingleRun.Ticks ticks, ColumnBook columns, RunSetup setup, List<Part> asked, Loop loop) {
        this.market = market;
        this.ticks = ticks;
        this.columns = columns;
        this.setup = setup;
        parts = setup.partsMade().isEmpty() ? asked : setup.partsMade();
        desk = loop.desk();
        journal = loop.journal();
    }

    /** Nothing if anything was filled. */
    List<Finding> findings() {
        if (journal.has(Entry.FILLED, 0)) {
            return List.of();
        }
        Map<String, List<String>> whoByReason = new LinkedHashMap<>();
        for (Part part : parts) {
            whoByReason.computeIfAbsent(reason(part), _ -> new ArrayList<>()).add(part.symbol().map(Object::toString).orElse("the strategy"));
        }
        return whoByReason.entrySet().stream().map(entry -> new Finding(CODE, String.join(", ", entry.getValue()) + ": " + entry.getKey())).toList();
    }

    private String reason(Part part) {
        List<Integer> orders = IntStream.range(0, journal.count())
                .filter(row -> journal.entry(row) == Entry.ORDERED && (part.isForAll() || journal.symbol(row) == part.symbolIndex())).boxed().toList();
        if (!orders.isEmpty()) {
            boolean wantsNothing = orders.stream().allMatch(row -> journal.signedLots(row) == 0);
            return counted(orders.size(), "order") + ", none filled: " + fates(orders) + (wantsNothing ? ranges(part) : "");
        }
        Readiness readiness = part.readiness();
        int asked = askedCount(part);
        if (asked > 0) {
            return "asked at " + counted(asked, "close") + ", ordered nothing" + neverKnown() + ranges(part);
        }
        return "never asked: " + (readiness.readyTicks(ticks.from(), ticks.to()).isEmpty()
                ? readiness.obstacle(ticks.from(), ticks.to()).orElse("it has no bar when it should be")
                : "its columns are known only where it has no bar, or is not due");
    }

    /** Closes at which it was asked, by the loop's own rules. */
    private int askedCount(Part part) {
        BitSet ready = part.readiness().readyTicks(ticks.from(), ticks.to());
        long nextCallMs = Long.MIN_VALUE;
        int count = 0;
        for (int tick = ticks.from(); tick < ticks.to(); tick++) {
            long closeMs = market.closeTimeMs(tick);
            boolean isCalled = closeMs >= nextCallMs;
            if (isCalled && setup.rhythmMs() != RunSetup.EVERY_CLOSE_MS) {
                nextCallMs = Math.floorDiv(closeMs, setup.rhythmMs()) * setup.rhythmMs() + setup.rhythmMs();
            }
            boolean isThere = part.isForAll() || market.price(part.symbolIndex()).isPresent(tick);
            count += isCalled && isThere && ready.get(tick) ? 1 : 0;
        }
        return count;
    }

    /** What it may have waited for without saying so: columns it declared that have no value in the whole span. */
    private String neverKnown() {
        List<String> formulas = columns.neverKnown(ticks.from(), ticks.to());
        if (formulas.isEmpty()) {
            return "";
        }
        String more = formulas.size() > MOST_NAMED ? " and " + (formulas.size() - MOST_NAMED) + " more" : "";
        return "; not known anywhere in the span: " + formulas.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more;
    }

    /** Between which values its columns were, so that one sees which condition never held. */
    private String ranges(Part part) {
        if (part.readiness().isWithoutColumns()) {
            return "; it declared no column, so what its conditions compare cannot be shown";
        }
        List<String> ranges = columns.ranges(part.readiness(), ticks.from(), ticks.to()).stream().map(ColumnRange::text).toList();
        String more = ranges.size() > MOST_NAMED ? " and " + (ranges.size() - MOST_NAMED) + " more" : "";
        return ranges.isEmpty() ? "" : "; " + ranges.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more;
    }

    private String fates(List<Integer> orders) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, String> examples = new LinkedHashMap<>();
        for (int row : orders) {
            String fate = fate(row);
            String kind = fate.replaceAll("[0-9][0-9.,E-]*", "N");
            counts.merge(kind, 1, Integer::sum);
            examples.putIfAbsent(kind, fate);
        }
        return counts.entrySet().stream().map(entry -> entry.getValue() + " " + examples.getOrDefault(entry.getKey(), ""))
                .collect(Collectors.joining("; "));
    }

    private String fate(int orderRow) {
        long id = journal.orderId(orderRow);
        for (int row = orderRow + 1; row < journal.count(); row++) {
            if (journal.orderId(row) == id && journal.entry(row) == Entry.REJECTED) {
                return "rejected (" + journal.because(row) + ")";
            } else if (journal.orderId(row) == id && journal.entry(row) == Entry.CANCELLED) {
                return "withdrawn (" + journal.because(row) + ")";
            }
        }
        if (desk.isWorking(id)) {
            boolean isLast = journal.timeMs(orderRow) >= market.closeTimeMs(ticks.to() - 1);
            return isLast ? "given at the last close, with no bar after it" : "still waiting at the end";
        }
        return journal.signedLots(orderRow) == 0 ? "to be flat, or less than one lot" : "dropped as too small (less than a lot or 10 USDC) or without margin";
    }

    private static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
