package dev.wafer.cli.command;

import dev.wafer.cli.json.SignalsJson;
import dev.wafer.cli.page.SignalsPage;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.signals.FinishedSignals;
import dev.wafer.cli.signals.SignalsReport;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.text.Figures;
import dev.wafer.data.io.store.ResultFiles.Format;
import dev.wafer.data.io.store.Trials;
import dev.wafer.data.io.store.Trials.Counts;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.research.signal.PlaceboSource;
import dev.wafer.research.signal.Rotations;
import dev.wafer.research.signal.SignalPanel;
import dev.wafer.research.signal.SignalStudy;
import dev.wafer.research.signal.StudyResult;
import dev.wafer.research.signal.StudySettings;
import dev.wafer.research.signal.catalogue.Catalogue;
import dev.wafer.research.signal.catalogue.CatalogueSignal;
import dev.wafer.research.signal.catalogue.SignalReading;
import dev.wafer.research.signal.catalogue.SignalTrades;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Signals of open interest side by side. */
@Command(name = "signals", customSynopsis = "wafer signals [options]",
        description = {"Compares signals of open interest with each other and with price.",
            "What each says about later returns, how sure that is, whether price alone says the same, and what trading it would have made."},
        exitCodeList = {"0:good", "2:the request was wrong", "3:the input data was wrong", "70:a bug of ours"},
        footer = {"  wafer signals", "  wafer signals --out found --format csv", "  wafer signals --html signals.html", "  wafer signals --symbols MU --horizons 4h,1d --json - | jq .signals"})
final class SignalsCommand implements Callable<Integer> {
    private static final int STANDARD_DRAWS = 999;
    private static final String YARDSTICK = "buy-and-hold";
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final List<Integer> LEVERAGES = List.of(1, 3);
    /** Options of one run of one strategy. */
    private static final List<String> NOT_OURS = List.of("--strategy", "--parameter", "--leverage", "--equity", "--trades", "--fail-if", "--bounds",
            "--verbose", "--timeout", "--config", "--with");

    private final Terminal terminal;

    @Mixin
    private BacktestOptions options = new BacktestOptions();

    @Option(names = "--horizons", paramLabel = "1h,1d", split = ",", hideParamSyntax = true,
            description = "Lengths of the returns foretold. Default: 1h,4h,1d,3d,5d, on daily bars 1d,2d,3d,5d.")
    private List<String> horizons = new ArrayList<>();

    @Option(names = "--draws", paramLabel = "N", defaultValue = "999", description = "Draws of the test over all cells, 19 to 1000000. Default: 999.")
    private int draws = STANDARD_DRAWS;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Keep all of it there: tables of signals, cells, decay, quantiles, months and trading, and signals.json.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--format", paramLabel = "parquet|csv", defaultValue = "parquet", split = ",", hideParamSyntax = true,
            description = "What the tables of --out are: parquet (default), csv, or both: parquet,csv.")
    private List<String> formats = new ArrayList<>();

    @Option(names = "--html", paramLabel = "FILE", description = "Write a report for a browser too: one file that needs no network.")
    private Optional<String> html = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "Threads; no result depends on it. Default: all processors.")
    private Optional<Integer> threads = Optional.empty();

    private SignalsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with the options of a backtest but those that speak of one strategy. */
    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new SignalsCommand(terminal));
        CommandSpec spec = line.getCommandSpec();
        NOT_OURS.forEach(name -> spec.remove(spec.findOption(name)));
        return line;
    }

    @Override
    public Integer call() {
        JsonChoice jsonChoice = JsonChoice.of(options.json);
        HtmlChoice htmlChoice = HtmlChoice.of(html);
        List<String> words = words();
        options.strategy = Optional.of(YARDSTICK);
        RunRequest request = RunRequest.of(options);
        Set<Format> wanted = SweepFolder.formats(formats);
        out.ifPresent(SignalsFolder::prepare);
        MarketData dataSet = MarketSource.read(request.data(), terminal);

        FinishedSignals finished = compare(request, dataSet);

        List<String> files = out.map(folder -> SignalsFolder.write(folder, wanted, finished)).orElse(List.of());
        htmlChoice.write(() -> SignalsPage.of(finished, words, RootCommand.VERSION));
        jsonChoice.show(terminal, () -> SignalsJson.of(finished, RootCommand.VERSION), () -> SignalsReport.of(finished, files, terminal.isStyled()));
        htmlChoice.tell(terminal, jsonChoice);
        return ExitCode.GOOD;
    }

    /** The words of a command line that ask for the same comparison. */
    private List<String> words() {
        List<String> words = new ArrayList<>(List.of("signals"));
        words.addAll(options.words());
        words.addAll(horizons.isEmpty() ? List.of() : List.of("--horizons", String.join(",", horizons)));
        words.addAll(draws == STANDARD_DRAWS ? List.of() : List.of("--draws", Integer.toString(draws)));
        return words;
    }

    private FinishedSignals compare(RunRequest request, MarketData dataSet) {
        MarketData chosen = MarketSource.select(dataSet, request.symbols());
        TimeSpan wanted = MarketSource.covered(chosen, request.settings().span());
        List<String> with = chosen.histories().stream().filter(history -> hasInterest(history, wanted)).map(SymbolHistory::ticker).toList();
        List<String> leftOut = chosen.tickers().stream().filter(ticker -> !with.contains(ticker)).toList();
        if (with.isEmpty()) {
            throw new RequestException("no open interest of " + String.join(", ", chosen.tickers()) + " in data set " + dataSet.name()
                    + " in this span, expected some: wafer data import --oi TICKER=FILE");
        }
        MarketData data = chosen.select(with);
        TimeSpan span = known(data, wanted);
        RuleBook rules = MarketSource.rules(request, data);
        MarketSource.checkOptions(request.settings(), dataSet, data);
        StudySettings settings = settings(data);
        checkLengths(horizons, span, data.resolutionMs());
        List<CatalogueSignal> signals = Stream.concat(Catalogue.openInterest().stream(), Catalogue.yardsticks().stream()).toList();
        try {
            PreparedMarket market = new PreparedMarket(data, rules, request.settings().funding());
            SignalReading reading = SignalReading.of(market, span, signals);
            StudyResult study = study(reading, settings);
            List<SignalTrades.Traded> traded = SignalTrades.run(market, signals, LEVERAGES, request.settings().withSpan(span), request.strategy());
            Counts _ = Trial.count(terminal, dataSet, trials(new Ground(request, dataSet, data, rules, span, request.settings()), signals, traded));
            return new FinishedSignals(dataSet, rules.venue(), span, request.settings(), with, leftOut, signals, study, reading.signalsByRefusal(),
                    traded);
        } catch (IllegalArgumentException e) {
            throw new RequestException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Every run of every signal and of the yardstick, which is what a backtest of it is. */
    private static Trials trials(Ground ground, List<CatalogueSignal> signals, List<SignalTrades.Traded> traded) {
        Set<String> names = signals.stream().map(CatalogueSignal::name).collect(Collectors.toSet());
        Trials trials = new Trials(traded.size(), 0, ground.days());
        for (SignalTrades.Traded run : traded) {
            TrialKeys keys = new TrialKeys(ground.atLeverage(run.leverage()));
            long key = names.contains(run.name()) ? keys.ofSignal(run.name()) : keys.of(ground.request().strategy());
            run.summary().ifPresent(summary -> trials.add(key, TrialKeys.perDay(summary.sharpe())));
        }
        return trials;
    }

    /** Placebos are counted: they are most of the work. */
    private StudyResult study(SignalReading reading, StudySettings settings) {
        SignalPanel panel = reading.panel();
        int rowsPerDay = (int) Math.max(1, DAY_MS / reading.resolutionMs());
        List<Integer> shifts = Rotations.of(panel.rows(), rowsPerDay, Rotations.ENOUGH);
        StudySettings complete = new StudySettings(settings.horizonsBars(), shifts, settings.bootstrapDraws(), settings.seed(), settings.threads());
        AtomicInteger done = new AtomicInteger();
        try (Progress progress = new Progress(terminal, "placebos", shifts.size())) {
            return reading.explained(SignalStudy.run(panel, new Counted(reading.placebo(), () -> progress.done(done.incrementAndGet())), complete));
        }
    }

    /** Tells when a rotation has been made. */
    private record Counted(PlaceboSource source, Runnable done) implements PlaceboSource {
        @Override
        public double[][] rotated(int signal, int shiftRows) {
            return rotated(List.of(signal), shiftRows).getFirst();
        }

        @Override
        public boolean rotatesValues(int signal) {
            return source.rotatesValues(signal);
        }

        @Override
        public List<double[][]> rotated(List<Integer> signals, int shiftRows) {
            List<double[][]> values = source.rotated(signals, shiftRows);
            done.run();
            return values;
        }
    }

    private StudySettings settings(MarketData data) {
        List<String> texts = !horizons.isEmpty() ? horizons
                : data.resolutionMs() < DAY_MS ? List.of("1h", "4h", "1d", "3d", "5d") : List.of("1d", "2d", "3d", "5d");
        List<Integer> bars = texts.stream().map(text -> bars(text, data.resolutionMs())).sorted().distinct().toList();
        try {
            return new StudySettings(bars, List.of(), draws, options.seed, threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()));
        } catch (IllegalArgumentException e) {
            throw new RequestException("--" + e.getMessage(), e);
        }
    }

    /** Beyond the end of the history no return could be told. */
    private static void checkLengths(List<String> texts, TimeSpan span, long resolutionMs) {
        for (String text : texts) {
            if (bars(text, resolutionMs) * resolutionMs >= span.toMs() - span.fromMs()) {
                throw new RequestException("--horizons: found '" + text + "', expected less than the " + Figures.duration(span.toMs() - span.fromMs())
                        + " of open interest looked at");
            }
        }
    }

    private static int bars(String text, long resolutionMs) {
        String expected = ", expected hours or days such as 4h or 3d, a multiple of the bars' " + Duration.ofMillis(resolutionMs).toHours() + "h";
        if (!text.matches("[1-9][0-9]{0,3}[hd]")) {
            throw new RequestException("--horizons: found '" + text + "'" + expected);
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        long lengthMs = (text.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number)).toMillis();
        if (lengthMs % resolutionMs != 0) {
            throw new RequestException("--horizons: found '" + text + "'" + expected);
        }
        return (int) (lengthMs / resolutionMs);
    }

    private static boolean hasInterest(SymbolHistory history, TimeSpan span) {
        BarSeries bars = history.bars();
        for (int row = bars.firstRowAtOrAfter(span.fromMs()); row < bars.count() && bars.openTimeMs(row) < span.toMs(); row++) {
            if (bars.isKnown(Field.OPEN_INTEREST, row)) {
                return true;
            }
        }
        return false;
    }

    /** From the first bar with open interest of any symbol to the last. */
    private static TimeSpan known(MarketData data, TimeSpan span) {
        long firstMs = Long.MAX_VALUE;
        long lastMs = Long.MIN_VALUE;
        for (SymbolHistory history : data.histories()) {
            BarSeries bars = history.bars();
            for (int row = bars.firstRowAtOrAfter(span.fromMs()); row < bars.count() && bars.openTimeMs(row) < span.toMs(); row++) {
                if (bars.isKnown(Field.OPEN_INTEREST, row)) {
                    firstMs = Math.min(firstMs, bars.openTimeMs(row));
                    lastMs = Math.max(lastMs, bars.openTimeMs(row));
                }
            }
        }
        return new TimeSpan(firstMs, lastMs + data.resolutionMs());
    }
}
