package dev.wafer.benchmarks.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.wafer.benchmarks.harness.Answers;
import dev.wafer.benchmarks.harness.Figure;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The figures for machines: one object, each figure a number under its key and its spread under the key with {@code _low} and {@code _high}. */
final class ResultJson {
    private ResultJson() {}

    static String text(Conditions conditions, Answers answers) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("schema", "wafer.benchmarks/1");
            write(json, conditions);
            for (Figure figure : answers.figures()) {
                json.writeNumberField(figure.key(), figure.value());
                json.writeNumberField(figure.key() + "_low", figure.low());
                json.writeNumberField(figure.key() + "_high", figure.high());
            }
            ratio(json, "engine_per_hand", answers.ratio("engine_ns_per_bar", "hand_ns_per_bar"));
            ratio(json, "two_threads_gain", answers.ratio("sweep_ns_per_bar_point", "sweep_two_threads_ns_per_bar_point"));
            texts(json, "differences", answers.differences());
            texts(json, "gateFailures", Gate.failures(answers));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, Conditions conditions) throws IOException {
        json.writeStringField("mode", conditions.mode());
        json.writeStringField("time", conditions.time().toString());
        json.writeStringField("processor", conditions.processor());
        json.writeNumberField("processors", conditions.processors());
        json.writeStringField("jdk", conditions.jdk());
        json.writeStringField("commit", conditions.commit());
    }

    private static void ratio(JsonGenerator json, String key, Optional<Double> ratio) throws IOException {
        if (ratio.isPresent()) {
            json.writeNumberField(key, ratio.get());
        }
    }

    private static void texts(JsonGenerator json, String key, List<String> texts) throws IOException {
        json.writeArrayFieldStart(key);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
