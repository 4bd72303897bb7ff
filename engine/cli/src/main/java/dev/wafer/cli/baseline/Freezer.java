package dev.wafer.cli.baseline;

import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.load.DataSetReader;
import dev.wafer.data.io.store.DataSetWriter;
import dev.wafer.data.series.Fingerprint;
import dev.wafer.data.series.MarketData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what a baseline read beside it, once for all that read the same, and has its configuration read that. */
final class Freezer {
    private static final String FROZEN = "frozen";
    private static final int DIGITS = 12;
    private static final int PRINT_START = "sha256:".length();
    private static final Pattern DATA = Pattern.compile("(?m)^data[ \\t]*:.*$");

    private final BaselineFolder folder;
    private final BaselineRuns runs;

    Freezer(BaselineFolder folder, BaselineRuns runs) {
        this.folder = folder;
        this.runs = runs;
    }

    /** Whether a configuration reads what was kept for it. */
    static boolean isFrozen(BaselineFolder folder, BaselineConfig config) {
        return Path.of(config.options().data).toAbsolutePath().startsWith(folder.dir().resolve(FROZEN).toAbsolutePath().normalize());
    }

    /** Writes the data, then the configuration; the run on it must be the same. */
    void freeze(BaselineConfig config, BaselineRun run) {
        MarketData slice = run.slice();
        String place = FROZEN + "/" + placeOf(slice);
        Path dir = folder.dir().resolve(place);
        if (!Files.exists(dir)) {
            DataSetWriter.write(slice, dir, DataSetWriter.Format.PARQUET);
        }
        if (!DataSetReader.read(dir).fingerprint().equals(slice.fingerprint())) {
            throw new RequestException(dir + ": found other data than " + config.name() + " read, expected the same or nothing");
        }
        String before = text(config.file());
        write(config.file(), pointed(before, place));
        try {
            checkSame(config, run);
        } catch (RuntimeException e) {
            write(config.file(), before);
            throw e;
        }
    }

    private void checkSame(BaselineConfig config, BaselineRun run) {
        BaselineRun again = runs.run(BaselineConfig.read(config.file()));
        if (!again.pins().equals(run.pins())) {
            throw new RequestException(config.file() + ": another run comes of the data that was kept, expected the same: write its key 'data' on a line of its own");
        }
    }

    private static String placeOf(MarketData slice) {
        Fingerprint print = new Fingerprint().add(slice.name()).add(slice.venue()).add(slice.provenance()).add(String.join(",", slice.tickers()));
        return print.add(slice.fingerprint()).text().substring(PRINT_START, PRINT_START + DIGITS);
    }

    private static String pointed(String text, String place) {
        Matcher line = DATA.matcher(text);
        return line.find() ? line.replaceFirst("data: " + place) : text + (text.endsWith("\n") ? "" : "\n") + "data: " + place + "\n";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new RequestException(file + ": cannot be read: " + e, e);
        }
    }

    private static void write(Path file, String text) {
        Path half = file.resolveSibling("." + file.getFileName() + ".half");
        try {
            try {
                Files.writeString(half, text);
                Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new RequestException(file + ": cannot be written: " + e, e);
        }
    }
}
