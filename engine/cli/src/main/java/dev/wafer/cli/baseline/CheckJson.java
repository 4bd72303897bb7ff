package dev.wafer.cli.baseline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.wafer.cli.baseline.CheckResult.Group;
import dev.wafer.research.baseline.Change;
import dev.wafer.research.baseline.Divergence;
import dev.wafer.research.baseline.Drift;
import dev.wafer.research.baseline.EventField;
import dev.wafer.research.baseline.PinnedEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A check in schema {@code wafer.baseline/1}. */
public final class CheckJson {
    private CheckJson() {}

    /** The same text for the same check. */
    public static String of(CheckResult result, String waferVersion) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeStringField("schema", "wafer.baseline/1");
            json.writeStringField("wafer", waferVersion);
            json.writeNumberField("baselines", result.verdicts().size());
            json.writeNumberField("asPinned", result.goodCount());
            json.writeArrayFieldStart("causes");
            for (Group group : result.groups()) {
                write(json, group);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("guardrails");
            for (Verdict verdict : result.broken()) {
                json.writeStartObject();
                json.writeStringField("name", verdict.name());
                texts(json, "broken", verdict.broken());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notChecked");
            for (Verdict verdict : result.failed()) {
                Verdict.Failure failure = verdict.failure().orElseThrow();
                json.writeStartObject();
                json.writeStringField("name", verdict.name());
                json.writeStringField("why", failure.isInput() ? "input" : "request");
                json.writeStringField("message", failure.message());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, Group group) throws IOException {
        json.writeStartObject();
        json.writeStringField("cause", Told.cause(group.cause()));
        json.writeStringField("sentence", group.cause().sentence());
        json.writeStringField("shown", group.shown().name());
        json.writeArrayFieldStart("baselines");
        for (Verdict member : group.members()) {
            Drift drift = member.drift().orElseThrow();
            json.writeStartObject();
            json.writeStringField("name", member.name());
            changes(json, "inputs", drift.inputs());
            changes(json, "alsoChanged", drift.alsoChanged());
            changes(json, "measures", drift.measures());
            write(json, drift.first());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Optional<Divergence> first) throws IOException {
        if (first.isEmpty()) {
            json.writeNullField("first");
            return;
        }
        json.writeObjectFieldStart("first");
        event(json, "pinned", first.get().pinned());
        event(json, "now", first.get().now());
        json.writeEndObject();
    }

    private static void event(JsonGenerator json, String name, Optional<PinnedEvent> event) throws IOException {
        if (event.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        for (EventField field : EventField.values()) {
            json.writeStringField(field.heading(), event.get().cell(field));
        }
        json.writeEndObject();
    }

    private static void changes(JsonGenerator json, String name, List<Change> changes) throws IOException {
        json.writeArrayFieldStart(name);
        for (Change change : changes) {
            json.writeStartObject();
            json.writeStringField("name", change.name());
            json.writeStringField("pinned", change.pinned());
            json.writeStringField("now", change.now());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
