package dev.wafer.cli.command;

import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Table;
import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.cache.ColumnCache;
import dev.wafer.data.io.load.DataSetReader;
import dev.wafer.data.series.MarketData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Data sets under a directory. */
@Command(name = "ls", description = "Lists the data sets under a directory.", footer = {"  wafer data ls", "  wafer data ls ~/market-data"})
final class DataLsCommand implements Callable<Integer> {
    private static final int MOST_DEPTH = 4;

    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Where to look. Default: the shipped samples.")
    private Optional<Path> directory = Optional.empty();

    DataLsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path top = directory.orElseGet(() -> MarketSource.samples(terminal));
        if (!Files.isDirectory(top)) {
            throw new RequestException("found no directory " + top + ", expected one with data sets");
        }
        Table table = new Table("name", "venue", "bars", "symbols", "kind", "directory");
        dataSets(top).forEach(found -> addRow(table, found, terminal.cache()));
        (table.isEmpty() ? List.of("no data sets under " + top) : table.lines()).forEach(terminal.out()::println);
        return ExitCode.GOOD;
    }

    private static void addRow(Table table, Path found, ColumnCache cache) {
        try {
            MarketData data = DataSetReader.read(found, cache);
            table.row(data.name(), data.venue(), Figures.duration(data.resolutionMs()), String.join(",", data.tickers()),
                    data.isSynthetic() ? "simulated" : "recorded", found.toString());
        } catch (BadInputException e) {
            table.row("faulty: " + e.problems().size() + " problems", "", "", "", "", found.toString());
        }
    }

    private static List<Path> dataSets(Path top) {
        try (Stream<Path> paths = Files.walk(top, MOST_DEPTH)) {
            return paths.filter(path -> path.endsWith("dataset.yaml")).map(path -> path.resolveSibling("")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
