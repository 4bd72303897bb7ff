package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Sixty daily bars of MU that go up and down, and a strategy of one file with a parameter of each kind. */
final class SweptMarket {
    private final Path folder;

    SweptMarket(Path folder) throws IOException {
        this.folder = folder;
        StringBuilder bars = new StringBuilder("time,open,high,low,close,volume\n");
        double closeUsd = 700;
        for (int day = 0; day < 60; day++) {
            double openUsd = closeUsd;
            closeUsd = Math.rint(openUsd + 25 * Math.sin(day / 4.0) + (day % 3 - 1) * 4);
            bars.append(LocalDate.of(2026, 3, 3).plusDays(day)).append("T00:00:00Z,").append(openUsd).append(',').append(Math.max(openUsd, closeUsd) + 3)
                    .append(',').append(Math.min(openUsd, closeUsd) - 3).append(',').append(closeUsd).append(",1000000\n");
        }
        Path file = Files.writeString(folder.resolve("bars.csv"), bars);
        assertThat(CommandRun.of("data", "import", "--out", data(), "--bars", "MU=" + file, "--provenance", "by hand").err()).isEmpty();
    }

    String data() {
        return folder.resolve("mu").toString();
    }

    /** Follows the close of some bars ago; refuses the lag 4 at once and the lag 6 at its start. */
    Path lagger() throws IOException {
        return strategy("Lagger", """
                import dev.wafer.api.*;
                public record Lagger(@Range(min = 1, max = 1000000) int lag, double risk, boolean flip, Mood mood) implements StrategySpec {
                    public enum Mood { CALM, VERY_EAGER }
                    public Lagger() { this(1, 0.5, false, Mood.CALM); }
                    public Lagger {
                        if (lag == 4) { throw new IllegalArgumentException("found lag 4, expected another"); }
                    }
                    public Strategy start(Setup run) {
                        if (lag == 6) { throw new IllegalArgumentException("found lag 6, expected less"); }
                        Symbol s = run.symbols().getFirst();
                        Column before = run.close(s).lag(1 + lag % 20);
                        return (m, a, d) -> {
                            if (!before.isKnown()) { return; }
                            boolean up = m.closeUsd(s) > before.now() != flip;
                            d.target(s, (up ? 1 : -1) * risk * (mood == Mood.CALM ? 1 : 2), up ? "up" : "down");
                        };
                    }
                }
                """);
    }

    Path strategy(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), text);
    }

    CommandRun sweep(String... more) throws IOException {
        return CommandRun.of(words(lagger(), more).toArray(String[]::new));
    }

    CommandRun sweep(Path strategy, String... more) {
        return CommandRun.of(words(strategy, more).toArray(String[]::new));
    }

    List<String> words(Path strategy, String... more) {
        List<String> words = new ArrayList<>(List.of("sweep", "--strategy", strategy.toString(), "--data", data(), "--capital", "10000"));
        words.addAll(List.of(more));
        return words;
    }
}
