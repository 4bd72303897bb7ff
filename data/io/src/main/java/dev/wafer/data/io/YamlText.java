package dev.wafer.data.io;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes texts by key as YAML that {@link YamlSection} reads back as they were, whatever stands in them. */
public final class YamlText {
    private static final YAMLFactory YAML = YAMLFactory.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES).build();
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,300}(\\.[0-9]{1,300})?");

    private YamlText() {}

    /** A mapping in the order of its keys. Values are texts, or mappings of texts; numbers stand without quotes. */
    public static String of(Map<String, ?> mapping) {
        StringWriter text = new StringWriter();
        try (YAMLGenerator out = YAML.createGenerator(text)) {
            write(out, mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(YAMLGenerator out, Map<?, ?> mapping) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : mapping.entrySet()) {
            out.writeFieldName(entry.getKey().toString());
            if (entry.getValue() instanceof Map<?, ?> inner) {
                write(out, inner);
            } else {
                write(out, entry.getValue().toString());
            }
        }
        out.writeEndObject();
    }

    private static void write(YAMLGenerator out, String value) throws IOException {
        if (NUMBER.matcher(value).matches()) {
            out.writeNumber(value);
        } else {
            out.writeString(value);
        }
    }
}
