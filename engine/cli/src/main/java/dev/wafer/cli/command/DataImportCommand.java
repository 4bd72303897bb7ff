package dev.wafer.cli.command;

import dev.wafer.cli.request.Choice;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.text.Figures;
import dev.wafer.data.io.DurationText;
import dev.wafer.data.io.load.Import;
import dev.wafer.data.io.load.ImportRequest;
import dev.wafer.data.io.load.Imported;
import dev.wafer.data.io.store.DataSetWriter;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Foreign CSV and Parquet files into a data set. */
@Command(name = "import", customSynopsis = "wafer data import --out DIR --bars MU=FILE... --provenance TEXT [options]",
        description = {"Makes a data set from CSV (plain or .gz) or Parquet files of other sources: columns are found by name, times by form.",
        "Nothing is written unless all of it can be used."},
        footer = {"  wafer data import --out my-mu --bars MU=xyz_MU_1d.csv \\",
            "      --provenance 'daily bars of xyz:MU, downloaded 2026-10-09'",
            "  wafer data import --out my-sndk --bars SNDK=bars.csv \\",
            "      --funding SNDK=funding.csv --venue xyz --provenance 'my own recording'",
            "  wafer data import --out my-mu --bars MU=bars.csv --oi MU=oi.csv \\",
            "      --oi-column oi_mean_contracts --oi-kind mean --oi-lag 0h \\",
            "      --oi-source 'rebuilt from trades' --provenance 'daily bars of xyz:MU'"})
final class DataImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Directory of the new data set; it must be new or empty.")
    private Path out = Path.of("");

    @Option(names = "--bars", required = true, paramLabel = "MU=FILE", description = "Bars of a symbol; repeatable, in the data set's order.")
    private List<String> bars = new ArrayList<>();

    @Option(names = "--funding", paramLabel = "MU=FILE", description = "Funding points or daily sums of a symbol; repeatable.")
    private List<String> funding = new ArrayList<>();

    @Option(names = "--oi", paramLabel = "MU=FILE", description = "Open interest of a symbol; repeatable.")
    private List<String> openInterest = new ArrayList<>();

    @Option(names = "--oi-column", paramLabel = "NAME", description = "Its column. Default: one with a usual name.")
    private Optional<String> openInterestColumn = Optional.empty();

    @Option(names = "--oi-kind", paramLabel = "mean|close", defaultValue = "close", description = "What a value is: a mean over its interval or the level at its end. Default: close.")
    private String openInterestKind = "close";

    @Option(names = "--oi-lag", paramLabel = "6h", defaultValue = "0h", description = "From the end of an interval until its value was published. Default: 0h.")
    private String openInterestLag = "0h";

    @Option(names = "--oi-source", paramLabel = "TEXT", description = "Where the open interest was read. Default: the file's name.")
    private Optional<String> openInterestSource = Optional.empty();

    @Option(names = "--oi-venue", paramLabel = "NAME", description = "The venue it was measured on. Default: the data set's.")
    private Optional<String> openInterestVenue = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the data set. Default: the directory's.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--venue", paramLabel = "NAME", defaultValue = "xyz", description = "Whose rules it belongs to. Default: xyz.")
    private String venue = "xyz";

    @Option(names = "--resolution", paramLabel = "1h", description = "Length of a bar. Default: the most frequent gap between bars.")
    private Optional<String> resolution = Optional.empty();

    @Option(names = "--provenance", required = true, paramLabel = "TEXT", description = "Where the files came from, in one line.")
    private String provenance = "";

    @Option(names = "--simulated", description = "Say that the data is simulated.")
    private boolean isSimulated;

    @Option(names = "--format", paramLabel = "csv|parquet", defaultValue = "csv", description = "What bars and funding are written as. Default: csv.")
    private String format = "csv";

    DataImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DataSetWriter.Format written = Choice.of(DataSetWriter.Format.class, "--format", format);
        Imported imported = Import.run(request());
        DataSetWriter.write(imported.data(), out, written);
        imported.notes().forEach(note -> terminal.out().println("note: " + note));
        String symbols = imported.data().histories().stream().map(DataImportCommand::counted).collect(Collectors.joining(", "));
        terminal.out().println("wrote " + out + ": " + imported.data().name() + ", bars of " + Figures.duration(imported.data().resolutionMs())
                + ", " + symbols);
        terminal.out().println(imported.data().fingerprint());
        return ExitCode.GOOD;
    }

    private static String counted(SymbolHistory history) {
        return history.ticker() + " " + Figures.count(history.bars().count()) + " bars and " + Figures.count(history.funding().count())
                + " funding points";
    }

    private ImportRequest request() {
        String dataSetName = name.orElseGet(() -> String.valueOf(out.toAbsolutePath().normalize().getFileName()));
        Optional<Duration> barLength = resolution.map(text -> duration("--resolution", text));
        try {
            return new ImportRequest(dataSetName, venue, barLength, provenance, isSimulated, sources("--bars", bars), sources("--funding", funding),
                    sources("--oi", openInterest).stream().map(this::openInterestOf).toList());
        } catch (IllegalArgumentException e) {
            throw new RequestException(String.valueOf(e.getMessage()), e);
        }
    }

    private ImportRequest.OpenInterestSource openInterestOf(ImportRequest.Source source) {
        return new ImportRequest.OpenInterestSource(source.ticker(), source.file(), openInterestColumn,
                Choice.of(OpenInterestFacts.Kind.class, "--oi-kind", openInterestKind), openInterestVenue.orElse(venue), lag(),
                openInterestSource.orElseGet(() -> String.valueOf(source.file().getFileName())));
    }

    private Duration lag() {
        return openInterestLag.matches("0[smhd]?") ? Duration.ZERO : duration("--oi-lag", openInterestLag);
    }

    private static Duration duration(String option, String text) {
        OptionalLong durationMs = DurationText.parseMs(text);
        if (durationMs.isEmpty()) {
            throw new RequestException(option + ": found '" + text + "', expected " + DurationText.EXPECTED);
        }
        return Duration.ofMillis(durationMs.getAsLong());
    }

    private static List<ImportRequest.Source> sources(String option, List<String> assignments) {
        List<ImportRequest.Source> sources = new ArrayList<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1 || equals == assignment.length() - 1) {
                throw new RequestException(option + ": found '" + assignment + "', expected SYMBOL=FILE");
            }
            sources.add(new ImportRequest.Source(assignment.substring(0, equals), Path.of(assignment.substring(equals + 1))));
        }
        return sources;
    }
}
