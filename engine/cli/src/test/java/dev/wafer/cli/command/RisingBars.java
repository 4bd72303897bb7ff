package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * 31 hourly bars of MU for tests of whole command lines: they open at 700, 701, ... 729 and close one higher, 10 shares an hour, so that a long wins one
 * USDC a bar; the last opens at 730, falls to 600 and closes at 729.
 */
final class RisingBars {
    private RisingBars() {}

    /** Imports them into the folder's data set {@code mu}, the first at a time. */
    static void importInto(Path folder, Instant first) throws IOException {
        StringBuilder bars = new StringBuilder("time,open,high,low,close,volume\n");
        for (int hour = 0; hour < 30; hour++) {
            int open = 700 + hour;
            bars.append(first.plusSeconds(hour * 3600L)).append(',').append(open).append(',').append(open + 2).append(',').append(open - 1).append(',')
                    .append(open + 1).append(",10\n");
        }
        bars.append(first.plusSeconds(30 * 3600L)).append(",730,731,600,729,10\n");
        Path file = Files.writeString(folder.resolve("bars.csv"), bars);
        CommandRun made = CommandRun.of("data", "import", "--out", folder.resolve("mu").toString(), "--bars", "MU=" + file, "--provenance", "by hand");
        assertThat(made.err()).isEmpty();
    }
}
