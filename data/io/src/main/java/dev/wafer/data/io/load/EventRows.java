package dev.wafer.data.io.load;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.Problems;
import dev.wafer.data.io.Suggestion;
import dev.wafer.data.series.CorporateEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code events.csv}: {@code time,symbol,event[,value]}, rows in any order. The value of a split is new shares per old. */
final class EventRows {
    private static final List<String> REQUIRED = List.of("time", "symbol", "event");
    private static final List<String> COLUMNS = List.of("time", "symbol", "event", "value");
    private static final List<String> KINDS = Arrays.stream(CorporateEvent.Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();

    private final CsvCursor cursor;
    private final Problems problems;
    private final Cells cells;
    private final Map<String, List<CorporateEvent>> eventsBySymbol = new LinkedHashMap<>();
    private final int time;
    private final int symbol;
    private final int event;
    private final OptionalInt value;

    private EventRows(CsvCursor cursor, List<String> symbols, Problems problems) {
        this.cursor = cursor;
        this.problems = problems;
        cells = new Cells(cursor, problems);
        symbols.forEach(each -> eventsBySymbol.put(each, new ArrayList<>()));
        time = cursor.column("time").orElseThrow();
        symbol = cursor.column("symbol").orElseThrow();
        event = cursor.column("event").orElseThrow();
        value = cursor.column("value");
    }

    /** The events of each of these symbols, perhaps none; what is not good is in the problems. */
    static Map<String, List<CorporateEvent>> read(Path file, List<String> symbols, Problems problems) {
        try (CsvCursor cursor = CsvCursor.open(file, problems)) {
            return StrictHeader.check(cursor, REQUIRED, COLUMNS, problems) ? new EventRows(cursor, symbols, problems).read() : Map.of();
        } catch (BadInputException e) {
            problems.addAll(e);
            return Map.of();
        }
    }

    private Map<String, List<CorporateEvent>> read() {
        while (!problems.isFull() && cursor.next()) {
            cells.startRow();
            readRow();
        }
        return eventsBySymbol;
    }

    private void readRow() {
        long timeMs = cells.timeMs(time);
        String ticker = cursor.cell(symbol);
        List<String> symbols = List.copyOf(eventsBySymbol.keySet());
        if (!symbols.contains(ticker)) {
            cells.fault(symbol, "one of " + String.join(", ", symbols) + Suggestion.didYouMean(ticker, symbols));
        }
        Optional<CorporateEvent.Kind> kind = kind();
        double newSharesPerOld = kind.isPresent() ? newSharesPerOld(kind.get()) : 1;
        if (kind.isEmpty() || !cells.isRowGood()) {
            return;
        }
        List<CorporateEvent> events = eventsBySymbol.getOrDefault(ticker, new ArrayList<>());
        if (events.stream().anyMatch(earlier -> earlier.timeMs() == timeMs && earlier.kind() == kind.get())) {
            cells.fault(time, "each event of a symbol once: a row before has " + Instant.ofEpochMilli(timeMs) + " too");
            return;
        }
        events.add(new CorporateEvent(timeMs, kind.get(), newSharesPerOld));
    }

    private Optional<CorporateEvent.Kind> kind() {
        String text = cursor.cell(event);
        int place = KINDS.indexOf(text);
        if (place < 0) {
            cells.fault(event, "one of " + String.join(", ", KINDS) + Suggestion.didYouMean(text, KINDS));
            return Optional.empty();
        }
        return Optional.of(CorporateEvent.Kind.values()[place]);
    }

    private double newSharesPerOld(CorporateEvent.Kind kind) {
        if (kind == CorporateEvent.Kind.SPLIT) {
            return value.isPresent() ? cells.number(value.getAsInt(), Cells.Kind.RATIO) : faultWithoutValue();
        }
        if (value.isPresent() && !cells.isEmpty(value.getAsInt())) {
            cells.fault(value.getAsInt(), "an empty cell: only a split has a value");
        }
        return 1;
    }

    private double faultWithoutValue() {
        cells.fault(event, "a column 'value' with the new shares per old of a split");
        return 1;
    }
}
