package dev.wafer.cli.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hand-written parts of a page and the chart library, put together with the data. */
final class PageAssets {
    private static final String LIBRARY = "lightweight-charts.standalone.production.js";
    private static final String COMMON = "format.js dom.js data.js theme.js command.js figures.js cards.js ";

    private PageAssets() {}

    /** What a page shows: its elements, and its scripts in the order in which they are read. */
    enum Kind {
        RUNS("runs.html", true, "layers.js chart.js trades.js grounds.js compare.js page.js"), SWEEP("sweep.html", false, "scale.js plot.js map.js sweep.js"),
        SIGNALS("signals.html", false, "scale.js plot.js curves.js signals.js");

        private final String main;
        private final boolean hasLibrary;
        private final String scripts;

        Kind(String main, boolean hasLibrary, String scripts) {
            this.main = main;
            this.hasLibrary = hasLibrary;
            this.scripts = COMMON + scripts;
        }
    }

    /** The whole page around its data, which must be safe inside a script element. Nothing but the scripts given here may run in it, and nothing is fetched. */
    static String page(Kind kind, String json) {
        String library = kind.hasLibrary ? text(LIBRARY) : "";
        // together they are one function, so that they share names and leave none outside
        String script = Stream.of(kind.scripts.split(" ")).map(PageAssets::text).collect(Collectors.joining("\n", "(() => {\n\"use strict\";\n", "})();\n"));
        String notice = kind.hasLibrary ? " Charts: <span>" + text("NOTICE").strip() + "</span> Licensed under the Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0" : "";
        return text("page.html").replace("@POLICY@", "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src " + (kind.hasLibrary ? hash(library) + " " : "")
                        + hash(script) + "; base-uri 'none'; form-action 'none'")
                .replace("@MAIN@", text(kind.main).strip()).replace("@STYLE@", text("page.css") + (kind.hasLibrary ? "" : text("plot.css"))).replace("@NOTICE@", notice)
                .replace("@LIBRARY@", kind.hasLibrary ? "<script>" + library + "</script>\n" : "").replace("@SCRIPT@", script).replace("@DATA@", json);
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
