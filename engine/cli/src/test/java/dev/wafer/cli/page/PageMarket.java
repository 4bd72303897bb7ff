package dev.wafer.cli.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.NullMarked;

/** A data set of hourly bars with every column, and a strategy that uses stops, both made for pages. */
@NullMarked
final class PageMarket {
    static final Instant FIRST = Instant.parse("2025-10-13T00:00:00Z");

    private PageMarket() {}

    /** So many hours of some symbols under a name, which may be anything. */
    static Path write(Path folder, String name, int hours, String... tickers) throws IOException {
        Files.createDirectories(folder.resolve("bars"));
        Files.createDirectories(folder.resolve("funding"));
        Files.writeString(folder.resolve("dataset.yaml"), "name: " + quoted(name) + "\nvenue: xyz\nresolution: 1h\nsymbols: [" + String.join(", ", tickers)
                + "]\nprovenance: " + quoted("by hand: " + name) + "\nsynthetic: true\n");
        long seed = 1;
        for (String ticker : List.of(tickers)) {
            writeSymbol(folder, ticker, hours, seed++);
        }
        return folder;
    }

    private static void writeSymbol(Path folder, String ticker, int hours, long seed) throws IOException {
        StringBuilder bars = new StringBuilder("open_time,open,high,low,close,volume,open_interest,mark_open,mark_high,mark_low,mark_close,oracle\n");
        StringBuilder funding = new StringBuilder("time,rate\n");
        SplittableRandom random = new SplittableRandom(seed);
        double closeUsd = 400 + 100 * seed, openInterest = 50_000;
        for (int hour = 0; hour < hours; hour++) {
            double openUsd = closeUsd;
            closeUsd = Math.rint((openUsd * (1 + random.nextDouble(-0.012, 0.01202))) * 100) / 100;
            double highUsd = Math.max(openUsd, closeUsd) + 1.5, lowUsd = Math.min(openUsd, closeUsd) - 1.5;
            openInterest = Math.rint(openInterest * (1 + random.nextDouble(-0.01, 0.0101)));
            String prices = String.format(Locale.ROOT, "%.2f,%.2f,%.2f,%.2f", openUsd, highUsd, lowUsd, closeUsd);
            Instant time = FIRST.plusSeconds(hour * 3600L);
            bars.append(time).append(',').append(prices).append(",100000,").append((long) openInterest).append(',').append(prices).append(',')
                    .append(String.format(Locale.ROOT, "%.2f", closeUsd)).append('\n');
            funding.append(time).append(',').append(String.format(Locale.ROOT, "%.7f", random.nextDouble(-0.0001, 0.0002))).append('\n');
        }
        Files.writeString(folder.resolve("bars/" + ticker + ".csv"), bars);
        Files.writeString(folder.resolve("funding/" + ticker + ".csv"), funding);
    }

    private static String quoted(String text) {
        StringBuilder yaml = new StringBuilder("\"");
        text.chars().forEach(unit -> yaml.append((unit < 128 && Character.isLetterOrDigit(unit)) || unit == ' ' ? String.valueOf((char) unit)
                : String.format(Locale.ROOT, "\\u%04X", unit)));
        return yaml.append('"').toString();
    }

    /** Turns every few hours, with a stop; says its parameter as the reason. */
    static Path strategy(Path folder) throws IOException {
        return Files.writeString(folder.resolve("Turner.java"), """
                import dev.wafer.api.*;
                public record Turner(int hours, String motto) implements StrategySpec {
                    public Turner() { this(30, "turn"); }
                    public Strategy start(Setup run) {
                        return run.perSymbol(s -> {
                            Column close = run.close(s), before = close.lag(hours);
                            return (m, a, d) -> {
                                if (!a.isFlat(s) || d.isWorking(s)) { return; }
                                double shares = a.equityUsd() / m.closeUsd(s) / 2, distance = m.closeUsd(s) * 0.04;
                                if (close.now() > before.now()) { d.order(s).buy(shares).stopLoss(distance).takeProfit(distance).send(motto); }
                                else { d.order(s).sell(shares).stopLoss(distance).takeProfit(distance).send(motto); }
                            };
                        });
                    }
                }
                """);
    }
}
