package dev.wafer.data.io.cache;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One symbol as blocks: what there is of it, then its columns. */
final class HistoryBlocks {
    private HistoryBlocks() {}

    static void write(SymbolHistory history, BlockWriter out) throws IOException {
        out.text(history.ticker());
        out.longs(history.openInterest().isPresent() ? 1 : 0, history.events().size(), history.subBars().isPresent() ? 1 : 0);
        writeBars(history.bars(), out);
        FundingBlocks.write(history.funding(), out);
        if (history.openInterest().isPresent()) {
            OpenInterestFacts facts = history.openInterest().get();
            out.text(facts.kind().name()).text(facts.sourceVenue()).text(facts.source()).longs(facts.intervalMs(), facts.publicationLagMs());
        }
        for (CorporateEvent event : history.events()) {
            out.text(event.kind().name()).longs(event.timeMs()).doubles(event.newSharesPerOld());
        }
        if (history.subBars().isPresent()) {
            writeBars(history.subBars().get(), out);
        }
    }

    static SymbolHistory read(BlockReader in) throws IOException {
        String ticker = in.text();
        long[] parts = in.longs(3);
        SymbolHistory history = SymbolHistory.of(ticker, readBars(in)).withFunding(FundingBlocks.read(in));
        if (parts[0] == 1) {
            history = history.withOpenInterest(readFacts(in));
        }
        List<CorporateEvent> events = new ArrayList<>();
        for (long i = 0; i < parts[1]; i++) {
            CorporateEvent.Kind kind = CorporateEvent.Kind.valueOf(in.text());
            events.add(new CorporateEvent(in.longs(1)[0], kind, in.doubles().get(0)));
        }
        history = history.withEvents(events);
        return parts[2] == 1 ? history.withSubBars(readBars(in)) : history;
    }

    private static OpenInterestFacts readFacts(BlockReader in) throws IOException {
        OpenInterestFacts.Kind kind = OpenInterestFacts.Kind.valueOf(in.text());
        String sourceVenue = in.text(), source = in.text();
        long[] timesMs = in.longs(2);
        return new OpenInterestFacts(kind, sourceVenue, timesMs[0], timesMs[1], source);
    }

    /** Times, the names of the columns, then each column; bits only of those that are known in some rows and not in others. */
    private static void writeBars(BarSeries bars, BlockWriter out) throws IOException {
        out.longs(bars.toOpenTimes());
        List<Field> fields = new ArrayList<>();
        for (Field field : Field.values()) {
            if (field.isRequired() || bars.knownCount(field) > 0) {
                fields.add(field);
            }
        }
        out.text(String.join(",", fields.stream().map(Field::columnName).toList()));
        for (Field field : fields) {
            out.doubles(bars.toArray(field));
            out.longs(bars.knownCount(field) == bars.count() ? new long[0] : bars.toKnownBits(field));
        }
    }

    private static BarSeries readBars(BlockReader in) throws IOException {
        LongBuffer timesMs = in.longs();
        Map<Field, DoubleBuffer> values = new EnumMap<>(Field.class);
        Map<Field, LongBuffer> knownBits = new EnumMap<>(Field.class);
        for (String columnName : in.text().split(",", -1)) {
            Field field = Field.ofColumn(columnName).orElseThrow(() -> new IOException("found an unknown column '" + columnName + "'"));
            values.put(field, in.doubles());
            Optional.of(in.longs()).filter(LongBuffer::hasRemaining).ifPresent(bits -> knownBits.put(field, bits));
        }
        return BarSeries.ofColumns(timesMs, values, knownBits);
    }
}
