package dev.wafer.data.io.runs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** One kept run as gzipped JSON: written without the library's slow half, read with it. */
final class RunFile {
    private static final String FORMAT = "wafer.run/1";

    private RunFile() {}

    /** A run with its lists. */
    record Whole(KeptRun run, RunDetail detail) {}

    /** Writes it; the stream stays open, and is not flushed to any disk. */
    static void write(OutputStream stream, KeptRun run, RunDetail detail) throws IOException {
        GZIPOutputStream zipped = new GZIPOutputStream(stream, 1 << 16);
        Writer utf8 = new OutputStreamWriter(zipped, StandardCharsets.UTF_8);   // the library's own way takes pairs of surrogates apart
        try (JsonGenerator json = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).createGenerator(utf8)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("id", run.id());
            json.writeNumberField("keptMs", run.keptMs());
            write(json, run.input());
            write(json, run.outcome());
            json.writeArrayFieldStart("trades");
            for (KeptTrade trade : detail.trades()) {
                write(json, trade);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("journal");
            for (KeptEvent event : detail.journal()) {
                write(json, event);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        utf8.flush();
        zipped.finish();
    }

    private static void write(JsonGenerator json, RunInput input) throws IOException {
        json.writeArrayFieldStart("words");
        for (String word : input.words()) {
            json.writeString(word);
        }
        json.writeEndArray();
        json.writeStringField("folder", input.folder());
        json.writeStringField("strategy", input.strategy().name());
        write(json, "parameters", input.strategy().parameters());
        if (input.strategy().source().isPresent()) {
            json.writeStringField("source", input.strategy().source().get());
        }
        json.writeStringField("dataSet", input.market().dataSet());
        json.writeBooleanField("synthetic", input.market().isSynthetic());
        json.writeObjectFieldStart("symbols");
        for (RunInput.Symbol symbol : input.market().symbols()) {
            json.writeNumberField(symbol.ticker(), symbol.sizeDecimals());
        }
        json.writeEndObject();
        json.writeNumberField("fromMs", input.market().fromMs());
        json.writeNumberField("toMs", input.market().toMs());
        json.writeStringField("wafer", input.build().wafer());
        json.writeNumberField("semantics", input.build().semantics());
    }

    private static void write(JsonGenerator json, RunOutcome outcome) throws IOException {
        write(json, "fingerprints", outcome.fingerprints());
        json.writeArrayFieldStart("measures");
        for (RunOutcome.Measure measure : outcome.measures()) {
            json.writeStartArray();
            json.writeString(measure.name());
            if (measure.value().isPresent()) {
                json.writeNumber(measure.value().getAsDouble());
            } else {
                json.writeNull();
            }
            json.writeBoolean(measure.isCount());
            json.writeString(measure.nullReason());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, KeptTrade trade) throws IOException {
        json.writeStartArray();
        json.writeString(trade.symbol());
        json.writeString(trade.side());
        for (KeptTrade.End end : List.of(trade.entry(), trade.exit())) {
            json.writeNumber(end.timeMs());
            json.writeNumber(end.priceUsd());
            json.writeString(end.reason());
        }
        json.writeNumber(trade.quantityShares());
        json.writeNumber(trade.money().profitUsd());
        json.writeNumber(trade.money().feesUsd());
        json.writeNumber(trade.money().fundingUsd());
        json.writeString(trade.because());
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, KeptEvent event) throws IOException {
        json.writeStartArray();
        json.writeNumber(event.timeMs());
        json.writeString(event.kind());
        json.writeString(event.symbol());
        json.writeNumber(event.order().id());
        json.writeString(event.order().leg());
        json.writeNumber(event.order().signedLots());
        json.writeNumber(event.order().priceUsd());
        json.writeString(event.fill().cause());
        json.writeBoolean(event.fill().isMaker());
        json.writeBoolean(event.fill().isClosing());
        json.writeBoolean(event.fill().isWhole());
        json.writeNumber(event.fill().slippageUsd());
        json.writeNumber(event.fill().markUsd());
        json.writeNumber(event.money().feeNano());
        json.writeNumber(event.money().realizedNano());
        json.writeNumber(event.money().fundingNano());
        json.writeNumber(event.money().badDebtNano());
        json.writeNumber(event.money().takenNano());
        json.writeString(event.because());
        json.writeEndArray();
    }

    /**
     * Reads one.
     *
     * @throws IOException if it is cut off, or not a kept run
     */
    static Whole read(InputStream stream) throws IOException {
        Map<String, JsonNode> fields = new HashMap<>();
        List<KeptTrade> trades = new ArrayList<>();
        List<KeptEvent> journal = new ArrayList<>();
        try (JsonParser json = new ObjectMapper().createParser(new GZIPInputStream(stream))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                switch (name) {
                    case "trades" -> rows(json, row -> trades.add(trade(row)));
                    case "journal" -> rows(json, row -> journal.add(event(row)));
                    default -> fields.put(name, json.readValueAsTree());
                }
            }
        }
        return new Whole(run(new Fields(fields)), new RunDetail(trades, journal));
    }

    /** What is done with a row. */
    @FunctionalInterface
    private interface RowReader {
        void read(Row row) throws IOException;
    }

    private static void rows(JsonParser json, RowReader reader) throws IOException {
        if (!json.isExpectedStartArrayToken()) {
            throw new IOException("not a list of rows");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            reader.read(new Row(json.readValueAsTree()));
        }
    }

    private static KeptRun run(Fields fields) throws IOException {
        if (!fields.text("format").equals(FORMAT)) {
            throw new IOException("format: found '" + fields.text("format") + "', expected " + FORMAT);
        }
        List<String> words = new ArrayList<>();
        fields.of("words").forEach(word -> words.add(word.asText()));
        Optional<String> source = fields.has("source") ? Optional.of(fields.text("source")) : Optional.empty();
        List<RunInput.Symbol> symbols = new ArrayList<>();
        fields.of("symbols").properties().forEach(one -> symbols.add(new RunInput.Symbol(one.getKey(), one.getValue().asInt())));
        RunInput input = new RunInput(words, fields.text("folder"), new RunInput.Strategy(fields.text("strategy"), fields.texts("parameters"), source),
                new RunInput.Market(fields.text("dataSet"), fields.of("synthetic").asBoolean(), symbols, fields.of("fromMs").asLong(),
                        fields.of("toMs").asLong()),
                new RunInput.Build(fields.text("wafer"), fields.of("semantics").asInt()));
        List<RunOutcome.Measure> measures = new ArrayList<>();
        for (JsonNode one : fields.of("measures")) {
            Row row = new Row(one);
            String name = row.text();
            JsonNode value = row.next();
            measures.add(new RunOutcome.Measure(name, value.isNull() ? OptionalDouble.empty() : OptionalDouble.of(value.asDouble()), row.flag(), row.text()));
        }
        return new KeptRun(fields.text("id"), fields.of("keptMs").asLong(), input, new RunOutcome(fields.texts("fingerprints"), measures));
    }

    private static KeptTrade trade(Row row) throws IOException {
        return new KeptTrade(row.text(), row.text(), new KeptTrade.End(row.whole(), row.number(), row.text()),
                new KeptTrade.End(row.whole(), row.number(), row.text()),
                row.number(), new KeptTrade.Money(row.number(), row.number(), row.number()), row.text());
    }

    private static KeptEvent event(Row row) throws IOException {
        return new KeptEvent(row.whole(), row.text(), row.text(), new KeptEvent.Order(row.whole(), row.text(), row.whole(), row.number()),
                new KeptEvent.Fill(row.text(), row.flag(), row.flag(), row.flag(), row.number(), row.number()),
                new KeptEvent.Money(row.whole(), row.whole(), row.whole(), row.whole(), row.whole()), row.text());
    }

    /** The fields of the object but its long lists. */
    private record Fields(Map<String, JsonNode> nodes) {
        boolean has(String name) {
            return nodes.containsKey(name);
        }

        JsonNode of(String name) throws IOException {
            return Optional.ofNullable(nodes.get(name)).orElseThrow(() -> new IOException("no field '" + name + "'"));
        }

        String text(String name) throws IOException {
            return of(name).asText();
        }

        Map<String, String> texts(String name) throws IOException {
            Map<String, String> texts = new LinkedHashMap<>();
            of(name).properties().forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
            return texts;
        }
    }

    /** The cells of a row, one after the other. */
    private static final class Row {
        private final JsonNode cells;
        private int place;

        Row(JsonNode cells) {
            this.cells = cells;
        }

        JsonNode next() throws IOException {
            int at = place++;
            return Optional.ofNullable(cells.get(at)).orElseThrow(() -> new IOException("a row of " + at + " cells"));
        }

        String text() throws IOException {
            return next().asText();
        }

        long whole() throws IOException {
            return next().asLong();
        }

        double number() throws IOException {
            return next().asDouble();
        }

        boolean flag() throws IOException {
            return next().asBoolean();
        }
    }
}
