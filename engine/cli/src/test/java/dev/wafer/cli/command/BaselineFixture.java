package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A folder of baselines on 240 hourly bars of MU with recorded funding, and a strategy in a file of its own. */
final class BaselineFixture {
    static final String STRATEGY = """
            import dev.wafer.api.*;
            public record Follow(int lag, String mood) implements StrategySpec {
                public Follow() { this(3, "calm"); }
                public Strategy start(Setup run) {
                    Symbol s = run.symbols().getFirst();
                    Column before = run.close(s).lag(lag);
                    return (m, a, d) -> {
                        if (!before.isKnown()) { return; }
                        d.target(s, m.closeUsd(s) > before.now() ? 1 : -1, "because, it \\"moved\\"");
                    };
                }
            }
            """;
    private final Path folder;

    BaselineFixture(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(dir());
        write("baselines/Follow.java", STRATEGY);
        importBars(0, 0);
    }

    Path dir() {
        return folder.resolve("baselines");
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** The data set anew, with so much added to one close, and to one rate. */
    void importBars(double addedUsd, double addedRate) throws IOException {
        importBars(addedUsd, addedRate, 0);
    }

    /** The same without so many bars before 2026-03-12, as if the market had been closed. */
    void importBars(double addedUsd, double addedRate, int missingBars) throws IOException {
        StringBuilder bars = new StringBuilder("time,open,high,low,close,volume\n"), rates = new StringBuilder("time,rate\n");
        double closeUsd = 700;
        Instant start = Instant.parse("2026-03-03T00:00:00Z");
        for (int hour = 0; hour < 240; hour++) {
            double openUsd = closeUsd;
            closeUsd = Math.rint(openUsd + 9 * Math.sin(hour / 5.0) + (hour % 3 - 1) * 2) + (hour == 100 ? addedUsd : 0);
            if (hour < 216 - missingBars || hour >= 216) {
                bars.append(start.plusSeconds(hour * 3600L)).append(',').append(openUsd).append(',').append(Math.max(openUsd, closeUsd) + 1).append(',')
                        .append(Math.min(openUsd, closeUsd) - 1).append(',').append(closeUsd).append(",100000\n");
            }
            rates.append(start.plusSeconds(hour * 3600L)).append(',').append(0.0001 + (hour == 100 ? addedRate : 0)).append('\n');
        }
        delete(folder.resolve("mu"));
        write("bars.csv", bars.toString());
        write("rates.csv", rates.toString());
        assertThat(CommandRun.of("data", "import", "--out", folder.resolve("mu").toString(), "--name", "mu", "--bars", "MU=" + folder.resolve("bars.csv"),
                "--funding", "MU=" + folder.resolve("rates.csv"), "--provenance", "by hand").err()).isEmpty();
    }

    private static void delete(Path dir) throws IOException {
        if (Files.exists(dir)) {
            try (var all = Files.walk(dir)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** A configuration on the fixture's data and strategy, with more lines. */
    void config(String name, String... lines) throws IOException {
        write("baselines/" + name + ".yaml", "strategy: Follow.java\ndata: ../mu\nto: 2026-03-12\ncapital: 10000\n" + String.join("\n", lines) + "\n");
    }

    CommandRun baseline(String command, String... more) {
        List<String> words = new ArrayList<>(List.of("baseline", command, dir().toString()));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    CommandRun recorded() {
        CommandRun recorded = baseline("record");
        assertThat(recorded.err()).isEmpty();
        assertThat(recorded.code()).isZero();
        return recorded;
    }
}
