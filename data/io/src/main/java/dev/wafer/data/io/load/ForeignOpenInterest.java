package dev.wafer.data.io.load;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.Problems;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Open interest from a file of its own, put into the bars at which it was known. A value measured over {@code [D, D + interval)} is known
 * from {@code D + interval + lag}; it stands in the row whose close is the first at or after that. One that arrives at a row which has a
 * newer one already is left out.
 */
final class ForeignOpenInterest {
    private static final List<String> NAMES =
            List.of("open_interest", "openinterest", "oi", "oi_mean_contracts", "oi_contracts", "open_interest_contracts", "sum_open_interest");
    private static final int INTERVALS_UNTIL_OLD = 2;

    private record Value(long fromMs, double shares, boolean isKnown) {}

    private final ImportRequest.OpenInterestSource source;
    private final List<String> notes;
    private final Problems problems;

    ForeignOpenInterest(ImportRequest.OpenInterestSource source, List<String> notes, Problems problems) {
        this.source = source;
        this.notes = notes;
        this.problems = problems;
    }

    /** The history with open interest in its bars. */
    SymbolHistory addTo(SymbolHistory history, long resolutionMs) {
        List<Value> values = read();
        long intervalMs = Gaps.mostFrequentMs(values.stream().mapToLong(Value::fromMs).toArray())
                .orElseThrow(() -> BadInputException.file(source.file(), values.size() + " rows", "at least two, to know how often values appear"));
        Map<Integer, Value> valueByRow = place(values.stream().filter(Value::isKnown).toList(), history.bars(), intervalMs, resolutionMs);
        var facts = new OpenInterestFacts(source.kind(), source.sourceVenue(), intervalMs, source.lag().toMillis(), source.source());
        return history.withBars(withValues(history.bars(), valueByRow)).withOpenInterest(facts);
    }

    /** One value for each row, also where its cell is empty: the times tell how often values appear. */
    private List<Value> read() {
        try (CsvCursor cursor = CsvCursor.open(source.file(), problems)) {
            ForeignHeader header = new ForeignHeader(cursor, problems);
            int time = header.need("time", ForeignHeader.TIME);
            int place = header.need("open interest", source.column().map(name -> List.of(ForeignHeader.plain(name))).orElse(NAMES));
            List<Value> values = new ArrayList<>();
            Cells cells = new Cells(cursor, problems);
            while (!problems.isFull() && cursor.next()) {
                cells.startRow();
                long fromMs = cells.timeMs(time);
                boolean isKnown = !cells.isEmpty(place);
                double shares = isKnown ? cells.quantity(place) : 0;
                if (cells.isRowGood() && !values.isEmpty() && fromMs <= values.getLast().fromMs()) {
                    cells.fault(time, "times that increase: later than " + Instant.ofEpochMilli(values.getLast().fromMs()));
                }
                if (cells.isRowGood()) {
                    values.add(new Value(fromMs, shares, isKnown));
                }
            }
            header.noteUnused(source.ticker(), notes);
            problems.throwIfAny();
            return values;
        }
    }

    private Map<Integer, Value> place(List<Value> values, BarSeries bars, long intervalMs, long resolutionMs) {
        Map<Integer, Value> valueByRow = new TreeMap<>();
        int leftOut = 0;
        for (Value value : values) {
            long knownFromMs = value.fromMs() + intervalMs + source.lag().toMillis();
            int row = bars.firstRowAtOrAfter(knownFromMs - resolutionMs);
            boolean isLate = row == bars.count() || bars.openTimeMs(row) + resolutionMs - knownFromMs > INTERVALS_UNTIL_OLD * intervalMs;
            if (isLate || (valueByRow.containsKey(row) && valueByRow.get(row).fromMs() > value.fromMs())) {
                leftOut++;
            } else {
                leftOut += valueByRow.put(row, value) == null ? 0 : 1;
            }
        }
        if (leftOut > 0) {
            notes.add(source.ticker() + ": " + leftOut + " of " + values.size() + " open interest values have no bar of their own");
        }
        return valueByRow;
    }

    private static BarSeries withValues(BarSeries bars, Map<Integer, Value> valueByRow) {
        BarSeries.Builder builder = BarSeries.builder(bars.count());
        for (int row = 0; row < bars.count(); row++) {
            builder.copyRow(bars, row);
            Optional.ofNullable(valueByRow.get(row)).ifPresent(value -> builder.with(Field.OPEN_INTEREST, value.shares()));
        }
        return builder.build();
    }
}
