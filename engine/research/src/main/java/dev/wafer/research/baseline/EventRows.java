package dev.wafer.research.baseline;

import dev.wafer.api.Event.Leg;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.run.RunResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The events of a run in the order of its journal: what was decided, filled, refused and liquidated, and between them the equity at each 00:00 UTC. Those days
 * tell a drift of money, as funding makes it, from a decision that changed.
 */
final class EventRows {
    /** What is of no order and no money: points of funding (their sum stands with what closes a position), and marks for the reader. */
    private static final Set<Entry> LEFT_OUT = Set.of(Entry.FUNDED, Entry.AMBIGUOUS);

    private final RunResult result;
    private final Journal journal;
    private final int[] sizeDecimals;
    private final List<PinnedEvent> events = new ArrayList<>();

    private EventRows(RunResult result, ToIntFunction<String> sizeDecimals) {
        this.result = result;
        journal = result.journal();
        this.sizeDecimals = result.symbols().stream().mapToInt(sizeDecimals).toArray();
    }

    /** All of them; {@code sizeDecimals} tells those of a ticker. */
    static List<PinnedEvent> of(RunResult result, ToIntFunction<String> sizeDecimals) {
        EventRows rows = new EventRows(result, sizeDecimals);
        EquityCurve days = result.dailyEquity();
        int day = 0;
        for (int row = 0; row < rows.journal.count(); row++) {
            while (day < days.count() && days.timeMs(day) <= rows.journal.timeMs(row)) {
                rows.addDay(days, day++);
            }
            if (!LEFT_OUT.contains(rows.journal.entry(row))) {
                rows.add(row);
            }
        }
        while (day < days.count()) {
            rows.addDay(days, day++);
        }
        return Collections.unmodifiableList(rows.events);
    }

    private void addDay(EquityCurve days, int day) {
        Map<EventField, String> cells = new EnumMap<>(EventField.class);
        cells.put(EventField.TIME, time(days.timeMs(day)));
        cells.put(EventField.EVENT, PinnedEvent.DAY);
        cells.put(EventField.EQUITY, NumberText.of(days.equityUsd(day)));
        add(cells);
    }

    private void add(int row) {
        Entry entry = journal.entry(row);
        Map<EventField, String> cells = new EnumMap<>(EventField.class);
        cells.put(EventField.TIME, time(journal.timeMs(row)));
        cells.put(EventField.SYMBOL, result.symbols().get(journal.symbol(row)));
        cells.put(EventField.EVENT, word(entry));
        cells.put(EventField.HOW, how(row));
        cells.put(EventField.ORDER, journal.orderId(row) == 0 ? "" : Long.toString(journal.orderId(row)));
        cells.put(EventField.SHARES, entry == Entry.ADJUSTED ? NumberText.ofLots(journal.signedLots(row), 0) : shares(row, journal.signedLots(row)));
        cells.put(EventField.PRICE, journal.priceUsd(row) == 0 ? "" : NumberText.of(journal.priceUsd(row)));
        cells.put(EventField.FEE, NumberText.ofNano(journal.feeNano(row)));
        cells.put(EventField.PROFIT, entry == Entry.REDUCED ? "" : NumberText.ofNano(journal.realizedNano(row)));
        cells.put(EventField.FUNDING, NumberText.ofNano(journal.fundingNano(row)));
        cells.put(EventField.BAD_DEBT, NumberText.ofNano(journal.badDebtNano(row)));
        cells.put(EventField.TAKEN, NumberText.ofNano(journal.takenNano(row)));
        cells.put(EventField.EQUITY, NumberText.of(equityUsd(journal.timeMs(row))));
        cells.put(EventField.REASON, journal.because(row));
        add(cells);
    }

    private void add(Map<EventField, String> cells) {
        List<String> all = new ArrayList<>();
        for (EventField field : EventField.values()) {
            all.add(cells.getOrDefault(field, ""));
        }
        events.add(new PinnedEvent(all));
    }

    private String how(int row) {
        List<String> words = new ArrayList<>();
        if (journal.isFill(row)) {
            words.add(word(journal.cause(row)));
        }
        if (journal.leg(row) != Leg.ORDER) {
            words.add(word(journal.leg(row)));
        }
        if (journal.isMaker(row)) {
            words.add("maker");
        }
        if (journal.isClosing(row)) {
            words.add("closing");
        }
        if (journal.isWhole(row)) {
            words.add("whole");
        }
        if (journal.entry(row) == Entry.REDUCED) {
            words.add("sent " + shares(row, journal.realizedNano(row)));
        }
        return String.join(" ", words);
    }

    private String shares(int row, long lots) {
        return NumberText.ofLots(lots, sizeDecimals[journal.symbol(row)]);
    }

    /** Equity at the last close up to a time. */
    private double equityUsd(long timeMs) {
        EquityCurve curve = result.equity();
        int low = 0, high = curve.count() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (curve.timeMs(middle) <= timeMs) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return curve.equityUsd(low);
    }

    private static String time(long timeMs) {
        return Instant.ofEpochMilli(timeMs).toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
