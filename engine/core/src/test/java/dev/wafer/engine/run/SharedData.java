package dev.wafer.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Real market data that lies beside the repository, as {@code ../shared/data}. Where it is not, a test is skipped and says so. */
public final class SharedData {
    private SharedData() {}

    /** A file of it. */
    public static Path file(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolveSibling("shared").resolve("data").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        Assumptions.abort("no real data beside the repository: shared/data/" + name);
        throw new IllegalStateException("not reached");
    }

    /** The rows of a CSV file without its header, cut at commas. */
    public static List<String[]> rows(String name) {
        try {
            return Files.readAllLines(file(name)).stream().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
