package dev.wafer.data.io;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the folder of real market data that lies beside the repository; a test without it is skipped with a message. */
public final class SharedData {
    private SharedData() {}

    /** A file of it. */
    public static Path file(String name) {
        Path place = Path.of("").toAbsolutePath();
        while (place != null && !Files.isDirectory(place.resolve("shared").resolve("data"))) {
            place = place.getParent();
        }
        Assumptions.assumeTrue(place != null, "no folder shared/data beside the repository: real data cannot be tested");
        return place.resolve("shared").resolve("data").resolve(name);
    }
}
