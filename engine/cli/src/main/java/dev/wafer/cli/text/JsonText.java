package dev.wafer.cli.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Writes one JSON object in the order of the calls. Numbers that are not finite are refused: they mean a bug. */
public final class JsonText {
    private static final int NANO_DECIMALS = 9;

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;
    private final String lineEnd;

    private JsonText(JsonFactory factory, UnaryOperator<JsonGenerator> form, String lineEnd) {
        this.lineEnd = lineEnd;
        try {
            json = form.apply(factory.createGenerator(text).enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN));
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document of its own, in lines for people. */
    public static JsonText document() {
        Separators separators = PrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return new JsonText(new JsonFactory(), json -> json.setPrettyPrinter(lines), "\n");
    }

    /** One that can stand inside a script element of a page: pure ASCII, and with none of the characters by which a text could end the element. */
    public static JsonText inMarkup() {
        return new JsonText(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build(), json -> json.setCharacterEscapes(new MarkupEscapes()), "");
    }

    /** Something written under a name or inside a list. */
    @FunctionalInterface
    public interface Part {
        /** Writes it. */
        void write(JsonText json);
    }

    /** An object under a name. */
    public JsonText object(String name, Part content) {
        return io(() -> {
            json.writeObjectFieldStart(name);
            content.write(this);
            json.writeEndObject();
        });
    }

    /** An object, or null where there is none. */
    public <T> JsonText object(String name, Optional<T> content, BiConsumer<JsonText, T> writer) {
        return content.map(present -> object(name, json -> writer.accept(json, present))).orElseGet(() -> putNull(name));
    }

    /** A list under a name. */
    public JsonText list(String name, Part content) {
        return io(() -> {
            json.writeArrayFieldStart(name);
            content.write(this);
            json.writeEndArray();
        });
    }

    /** An object inside a list. */
    public JsonText item(Part content) {
        return io(() -> {
            json.writeStartObject();
            content.write(this);
            json.writeEndObject();
        });
    }

    /** A pair of a time and a number inside a list. */
    public JsonText sample(long timeMs, double value) {
        return io(() -> {
            json.writeStartArray();
            json.writeString(Instant.ofEpochMilli(timeMs).toString());
            json.writeNumber(finite(value));
            json.writeEndArray();
        });
    }

    /** A list inside a list. */
    public JsonText row(Part content) {
        return io(() -> {
            json.writeStartArray();
            content.write(this);
            json.writeEndArray();
        });
    }

    /** A number inside a list. */
    public JsonText add(long value) {
        return io(() -> json.writeNumber(value));
    }

    /** A number inside a list. */
    public JsonText add(double value) {
        return io(() -> json.writeNumber(finite(value)));
    }

    /** A number inside a list, or null. */
    public JsonText add(OptionalDouble value) {
        return value.isPresent() ? add(value.getAsDouble()) : io(json::writeNull);
    }

    /** A text inside a list. */
    public JsonText add(String value) {
        return io(() -> json.writeString(value));
    }

    /** A list of texts under a name. */
    public JsonText texts(String name, Collection<String> values) {
        return list(name, _ -> values.forEach(this::add));
    }

    /** A text under a name. */
    public JsonText put(String name, String value) {
        return io(() -> json.writeStringField(name, value));
    }

    /** True or false under a name. */
    public JsonText put(String name, boolean value) {
        return io(() -> json.writeBooleanField(name, value));
    }

    /** A whole number under a name. */
    public JsonText put(String name, long value) {
        return io(() -> json.writeNumberField(name, value));
    }

    /** A number under a name, which must be finite. */
    public JsonText put(String name, double value) {
        return io(() -> json.writeNumberField(name, finite(value)));
    }

    /** An amount in whole nano-USDC as the decimal number it is: sums of such numbers are exact. */
    public JsonText nano(String name, long nano) {
        BigDecimal usd = BigDecimal.valueOf(nano, NANO_DECIMALS).stripTrailingZeros();
        return io(() -> json.writeNumberField(name, usd.scale() < 0 ? usd.setScale(0, RoundingMode.UNNECESSARY) : usd));
    }

    /** A number under a name, or null. */
    public JsonText put(String name, OptionalDouble value) {
        return value.isPresent() ? put(name, value.getAsDouble()) : putNull(name);
    }

    /** Null under a name. */
    public JsonText putNull(String name) {
        return io(() -> json.writeNullField(name));
    }

    /** A time under a name, in ISO-8601. */
    public JsonText time(String name, long timeMs) {
        return put(name, Instant.ofEpochMilli(timeMs).toString());
    }

    /** A value of a strategy's parameter: a number, a boolean or a text. */
    public JsonText values(String name, Map<String, Object> values) {
        return object(name, _ -> values.forEach((key, value) -> {
            switch (value) {
                case Double number -> put(key, number.doubleValue());
                case Number whole -> put(key, whole.longValue());
                case Boolean flag -> put(key, flag.booleanValue());
                default -> put(key, value.toString());
            }
        }));
    }

    /** The object; a document ends with its line. Nothing can be written after it. */
    public String end() {
        io(() -> {
            json.writeEndObject();
            json.close();
        });
        return text + lineEnd;
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalStateException("Invariant: only finite numbers are written, found " + value);
        }
        return value + 0.0;                                     // minus zero becomes zero
    }

    /** What Jackson may throw and, on a string, never does. */
    @FunctionalInterface
    private interface Io {
        void run() throws IOException;
    }

    private JsonText io(Io action) {
        try {
            action.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
