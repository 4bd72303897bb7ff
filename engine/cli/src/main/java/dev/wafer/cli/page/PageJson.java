package dev.wafer.cli.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.OptionalDouble;

/**
 * Writes one JSON object that can stand inside a script element: pure ASCII, and with none of the characters by which a text could end the element.
 * Numbers that are not finite are refused: they mean a bug.
 */
final class PageJson {
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    /** JSON's own escapes, and those of {@code < > &} too. */
    private static final class MarkupEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_STANDARD;
            codes['>'] = ESCAPE_STANDARD;
            codes['&'] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            throw new IllegalStateException("Invariant: every escape is a standard one, found " + character);
        }
    }

    /** Something written under a name or inside a list. */
    @FunctionalInterface
    interface Part {
        void write(PageJson json);
    }

    /** What Jackson may throw and, on a string, never does. */
    @FunctionalInterface
    private interface Io {
        void run() throws IOException;
    }

    PageJson() {
        try {
            json = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().createGenerator(text);
            json.setCharacterEscapes(new MarkupEscapes());
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PageJson object(String name, Part content) {
        return io(() -> {
            json.writeObjectFieldStart(name);
            content.write(this);
            json.writeEndObject();
        });
    }

    PageJson list(String name, Part content) {
        return io(() -> {
            json.writeArrayFieldStart(name);
            content.write(this);
            json.writeEndArray();
        });
    }

    /** An object inside a list. */
    PageJson item(Part content) {
        return io(() -> {
            json.writeStartObject();
            content.write(this);
            json.writeEndObject();
        });
    }

    /** A list inside a list. */
    PageJson row(Part content) {
        return io(() -> {
            json.writeStartArray();
            content.write(this);
            json.writeEndArray();
        });
    }

    PageJson add(long value) {
        return io(() -> json.writeNumber(value));
    }

    PageJson add(double value) {
        return io(() -> json.writeNumber(finite(value)));
    }

    PageJson add(OptionalDouble value) {
        return value.isPresent() ? add(value.getAsDouble()) : io(json::writeNull);
    }

    PageJson add(String value) {
        return io(() -> json.writeString(value));
    }

    PageJson texts(String name, Collection<String> values) {
        return list(name, _ -> values.forEach(this::add));
    }

    PageJson put(String name, String value) {
        return io(() -> json.writeStringField(name, value));
    }

    PageJson put(String name, boolean value) {
        return io(() -> json.writeBooleanField(name, value));
    }

    PageJson put(String name, long value) {
        return io(() -> json.writeNumberField(name, value));
    }

    PageJson put(String name, double value) {
        return io(() -> json.writeNumberField(name, finite(value)));
    }

    PageJson put(String name, OptionalDouble value) {
        return value.isPresent() ? put(name, value.getAsDouble()) : io(() -> json.writeNullField(name));
    }

    /** The object. Nothing can be written after it. */
    String end() {
        io(() -> {
            json.writeEndObject();
            json.close();
        });
        return text.toString();
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalStateException("Invariant: only finite numbers are written, found " + value);
        }
        return value + 0.0;                                     // minus zero becomes zero
    }

    private PageJson io(Io action) {
        try {
            action.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
