package dev.wafer.cli.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The JSON schemas (draft 2020-12) of what the commands write. */
public final class ResultSchema {
    private ResultSchema() {}

    /** Names of the schemas. */
    public static List<String> names() {
        return List.of("baseline", "causality", "liqprice", "montecarlo", "result", "runs", "signals", "survive", "sweep", "venue", "walkforward");
    }

    /** The schema of one of {@link #names()}. */
    public static String text(String name) {
        try (InputStream stream = ResultSchema.class.getResourceAsStream(name + ".schema.json")) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
