package dev.wafer.data.io.load;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes the files of a small data set by hand. */
final class DataSetFiles {
    static final String YAML = """
            name: hand-made
            venue: xyz
            resolution: 1h
            symbols: [MU]
            provenance: made by hand for a test
            synthetic: true
            """;
    static final String BARS = """
            open_time,open,high,low,close,volume
            2026-01-05T00:00:00Z,100,102,99,101,10
            2026-01-05T01:00:00Z,101,103,100,102,
            2026-01-05T03:00:00Z,102,102,101,101.5,0
            """;
    static final String FUNDING = """
            time,rate,interval,premium,oracle
            2026-01-05T01:00:00.048Z,0.00000625,,0.0001,100.5
            1767578400,-0.0001,1h,,
            1767578400900,0.5,1h,,
            """;

    private DataSetFiles() {}

    /** A directory with MU alone. */
    static Path write(Path dir, String yaml, String bars) {
        text(dir.resolve("dataset.yaml"), yaml);
        text(dir.resolve("bars/MU.csv"), bars);
        return dir;
    }

    static Path text(Path file, String text) {
        return bytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path bytes(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path packed(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
