package dev.wafer.cli.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The options of a backtest as they were typed. */
public final class BacktestOptions {
    /** Options that change what is shown of a result, and where, but not the result. */
    private static final Set<String> OUTPUT = Set.of("--timeout", "--json", "--equity", "--trades", "--verbose", "--fail-if", "--config");

    @Option(names = "--strategy", paramLabel = "NAME|FILE.java",
            description = "What to run: a name of 'wafer strategies', or a file with one strategy.")
    public Optional<String> strategy = Optional.empty();

    @Option(names = {"-p", "--parameter"}, paramLabel = "KEY=VALUE", description = "A parameter of the strategy; repeatable.")
    public List<String> parameters = new ArrayList<>();

    @Option(names = "--with", paramLabel = "NAME[:KEY=VALUE,...]",
            description = {"A wrapper around the strategy, such as volatility-target:yearly=0.4 (see", "'wafer strategies'); repeatable, the first is the innermost."})
    public List<String> wrappers = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR|sample", defaultValue = "sample",
            description = "Data set directory. Default: the shipped, simulated sample.")
    public String data = "sample";

    @Option(names = "--symbols", paramLabel = "MU,AMD", split = ",", hideParamSyntax = true,
            description = "Symbols, in the run's order. Default: the data set's.")
    public List<String> symbols = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TIME",
            description = "First bar traded, UTC date or time, inclusive; earlier bars warm indicators up.")
    public Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "End of the run, exclusive.")
    public Optional<String> to = Optional.empty();

    @Option(names = "--venue", paramLabel = "NAME|FILE", description = "Whose rules. Default: the data set's.")
    public Optional<String> venue = Optional.empty();

    @Option(names = "--capital", paramLabel = "USDC", description = "Cash at the start. Default: the strategy's, mostly 100000.")
    public Optional<String> capital = Optional.empty();

    @Option(names = "--leverage", paramLabel = "N", defaultValue = "3",
            description = "The venue's leverage, 1 to the market's maximum. Default: 3.")
    public String leverage = "3";

    @Option(names = "--margin", paramLabel = "isolated|cross", defaultValue = "isolated",
            description = "isolated (default), or cross where the rules of the date allow it.")
    public String margin = "isolated";

    @Option(names = "--path", paramLabel = "POLICY", defaultValue = "pessimistic",
            description = {"Order of prices inside a bar: pessimistic (default), optimistic,",
            "adaptive, open-high-low-close, open-low-high-close, sub-bars (finer bars)."})
    public String path = "pessimistic";

    @Option(names = "--bounds",
            description = "Run again with high and low of ambiguous bars in other orders; print the span.")
    public boolean isBounded;

    @Option(names = "--execution", paramLabel = "realistic|ideal", defaultValue = "realistic",
            description = {"realistic (default): orders meet spread, impact, a share of the volume and the", "venue's limits; ideal: none of these. Fees in both."})
    public String execution = "realistic";

    @Option(names = "--assume", paramLabel = "NAME=VALUE",
            description = {"A constant of realistic execution, fractions mostly; repeatable:",
                "half-spread-TICKER        MU 0.00005, SNDK 0.000065, AMD 0.000275",
                "half-spread               of any other market: 0.0002",
                "internal-spread-factor    times wider on weekends and holidays: 4",
                "impact-cap                most impact of a fill: 0.05",
                "impact-factor             times that impact: 1",
                "volume-share              most of a bar's volume to take: 0.1",
                "empty-bar-discount        of a liquidation in a bar without trades: 0.05",
                "volatility-bars           returns behind the volatility in impact: 100",
                "least-volatility-bars     with fewer, the next one stands in: 20",
                "default-daily-volatility  of a day: 0.04"})
    public List<String> assumptions = new ArrayList<>();

    @Option(names = "--latency-bars", paramLabel = "N", defaultValue = "0",
            description = "Bars that pass before an order can act, beyond its own. Default: 0.")
    public int latencyBars;

    @Option(names = "--funding", paramLabel = "MODE", defaultValue = "filled",
            description = {"filled (default: recorded, else by the rules' formula, else the base",  "rate), recorded, none."})
    public String funding = "filled";

    @Option(names = "--funding-stress", paramLabel = "X", defaultValue = "1",
            description = "Factor on every funding rate, 0 to 1000; the venue's cap holds. Default: 1.")
    public String fundingStress = "1";

    @Option(names = "--fees", paramLabel = "TIER|MAKER,TAKER", defaultValue = "tier0",
            description = {"Fees: the rules' at a volume tier, tier0 (default) to tier6, or",  "fractions such as 0.0001,0.0003."})
    public String fees = "tier0";

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Seed of all that is random. Default: 0.")
    public long seed;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "300",
            description = "Most time for the run; a strategy that takes longer is refused. Default: 300.")
    public int timeoutSeconds = 300;

    @Option(names = "--json", paramLabel = "FILE|-", description = "Write the result as JSON (see 'wafer schema'); - prints it alone.")
    public Optional<String> json = Optional.empty();

    @Option(names = "--equity", paramLabel = "bars|daily|none", defaultValue = "daily",
            description = "Which equity samples the JSON holds. Default: daily.")
    public String equity = "daily";

    @Option(names = "--trades", paramLabel = "N", defaultValue = "10", description = "Most trades to print. Default: 10.")
    public int tradeCount = 10;

    @Option(names = "--verbose", description = "Print the sources of rules that are guesses, too.")
    public boolean isVerbose;

    @Option(names = "--fail-if", paramLabel = "'MEASURE>N'",
            description = "Exit 1 if a measure of the JSON's summary compares so (> >= < <= == !=); repeatable.")
    public List<String> failIf = new ArrayList<>();

    @Option(names = "--config", paramLabel = "FILE.yaml",
            description = "More options, as 'leverage: 2', 'parameters: {fast: 10}' and 'assume: {impact-cap: 0.1}'; the command line wins.")
    public Optional<String> config = Optional.empty();

    /** The words of a command line that ask for the same run: every option that decides its result and has not its standard value. */
    public List<String> words() {
        Map<String, Object> standard = new HashMap<>();
        new CommandLine(new BacktestOptions()).getCommandSpec().options().forEach(option -> standard.put(option.longestName(), option.getValue()));
        List<String> words = new ArrayList<>();
        for (OptionSpec option : new CommandLine(this).getCommandSpec().options()) {
            Object value = option.getValue();
            if (!OUTPUT.contains(option.longestName()) && !value.equals(standard.get(option.longestName()))) {
                words.addAll(words(option, value));
            }
        }
        return List.copyOf(words);
    }

    /** What options have that were not typed, by their names; those that have nothing then are left out. */
    public static Map<String, String> standardTexts() {
        Map<String, String> texts = new HashMap<>();
        for (OptionSpec option : new CommandLine(new BacktestOptions()).getCommandSpec().options()) {
            Object value = option.getValue();
            if (value instanceof String || value instanceof Number) {
                texts.put(option.longestName(), value.toString());
            }
        }
        return texts;
    }

    private static List<String> words(OptionSpec option, Object value) {
        String name = option.longestName();
        return switch (value) {
            case Boolean _ -> List.of(name);
            case Optional<?> present -> present.map(text -> List.of(name, text.toString())).orElse(List.of());
            case List<?> texts when name.equals("--symbols") -> List.of(name, texts.stream().map(Object::toString).collect(Collectors.joining(",")));
            case List<?> texts -> texts.stream().flatMap(text -> Stream.of(name, text.toString())).toList();
            default -> List.of(name, value.toString());
        };
    }
}
