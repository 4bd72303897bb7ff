package dev.wafer.cli.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The hand-written parts of the page and the chart library, put together with the data. */
final class PageAssets {
    private static final String LIBRARY = "lightweight-charts.standalone.production.js";
    /** In the order in which they are read; together they are one function, so that they share names and leave none outside. */
    private static final List<String> SCRIPTS = List.of("format.js", "dom.js", "data.js", "theme.js", "layers.js", "chart.js", "figures.js", "trades.js", "cards.js",
            "grounds.js", "compare.js", "page.js");

    private PageAssets() {}

    /** The whole page around its data, which must be safe inside a script element. Nothing but the scripts given here may run in it, and nothing is fetched. */
    static String page(String json) {
        String library = text(LIBRARY), script = SCRIPTS.stream().map(PageAssets::text).collect(Collectors.joining("\n", "(() => {\n\"use strict\";\n", "})();\n"));
        return text("page.html").replace("@POLICY@", "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src " + hash(library) + " " + hash(script)
                        + "; base-uri 'none'; form-action 'none'")
                .replace("@STYLE@", text("page.css")).replace("@NOTICE@", text("NOTICE").strip()).replace("@LIBRARY@", library).replace("@SCRIPT@", script)
                .replace("@DATA@", json);
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Invariant: every Java has SHA-256", e);
        }
    }

    private static String text(String name) {
        try (InputStream stream = PageAssets.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
