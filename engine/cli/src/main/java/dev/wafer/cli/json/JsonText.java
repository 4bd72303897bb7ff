package dev.wafer.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
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

/** Writes one JSON object in the order of the calls. Numbers that are not finite are refused: they mean a bug. */
final class JsonText {
    private static final int NANO_DECIMALS = 9;

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    JsonText() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try {
            json = new JsonFactory().createGenerator(text).enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            Separators separators = PrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(Separators.Spacing.AFTER);
            json.setPrettyPrinter(new DefaultPrettyPrinter(separators).withObjectIndenter(lines));
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something written under a name or inside a list. */
    @FunctionalInterface
    interface Part {
        void write(JsonText json);
    }

    JsonText object(String name, Part content) {
        return io(() -> {
            json.writeObjectFieldStart(name);
            content.write(this);
            json.writeEndObject();
        });
    }

    /** An object, or null where there is none. */
    <T> JsonText object(String name, Optional<T> content, BiConsumer<JsonText, T> writer) {
        return content.map(present -> object(name, json -> writer.accept(json, present))).orElseGet(() -> putNull(name));
    }

    JsonText list(String name, Part content) {
        return io(() -> {
            json.writeArrayFieldStart(name);
            content.write(this);
            json.writeEndArray();
        });
    }

    /** An object inside a list. */
    JsonText item(Part content) {
        return io(() -> {
            json.writeStartObject();
            content.write(this);
            json.writeEndObject();
        });
    }

    /** A pair of a time and a number inside a list. */
    JsonText sample(long timeMs, double value) {
        return io(() -> {
            json.writeStartArray();
            json.writeString(Instant.ofEpochMilli(timeMs).toString());
            json.writeNumber(finite(value));
            json.writeEndArray();
        });
    }

    JsonText texts(String name, Collection<String> values) {
        return list(name, _ -> values.forEach(value -> io(() -> json.writeString(value))));
    }

    JsonText put(String name, String value) {
        return io(() -> json.writeStringField(name, value));
    }

    JsonText put(String name, boolean value) {
        return io(() -> json.writeBooleanField(name, value));
    }

    JsonText put(String name, long value) {
        return io(() -> json.writeNumberField(name, value));
    }

    JsonText put(String name, double value) {
        return io(() -> json.writeNumberField(name, finite(value)));
    }

    /** An amount in whole nano-USDC as the decimal number it is: sums of such numbers are exact. */
    JsonText nano(String name, long nano) {
        BigDecimal usd = BigDecimal.valueOf(nano, NANO_DECIMALS).stripTrailingZeros();
        return io(() -> json.writeNumberField(name, usd.scale() < 0 ? usd.setScale(0, RoundingMode.UNNECESSARY) : usd));
    }

    JsonText put(String name, OptionalDouble value) {
        return value.isPresent() ? put(name, value.getAsDouble()) : putNull(name);
    }

    JsonText putNull(String name) {
        return io(() -> json.writeNullField(name));
    }

    JsonText time(String name, long timeMs) {
        return put(name, Instant.ofEpochMilli(timeMs).toString());
    }

    /** A value of a strategy's parameter: a number, a boolean or a text. */
    JsonText values(String name, Map<String, Object> values) {
        return object(name, _ -> values.forEach((key, value) -> {
            switch (value) {
                case Double number -> put(key, number.doubleValue());
                case Number whole -> put(key, whole.longValue());
                case Boolean flag -> put(key, flag.booleanValue());
                default -> put(key, value.toString());
            }
        }));
    }

    /** The object, with a line end. Nothing can be written after it. */
    String end() {
        io(() -> {
            json.writeEndObject();
            json.close();
        });
        return text + "\n";
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
