package dev.wafer.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a backtest as they were typed. */
final class BacktestOptions {
    @Option(names = "--strategy", paramLabel = "NAME|FILE.java",
            description = "What to run: a name of 'wafer strategies', or a file with one strategy.")
    Optional<String> strategy = Optional.empty();

    @Option(names = {"-p", "--parameter"}, paramLabel = "KEY=VALUE", description = "A parameter of the strategy; repeatable.")
    List<String> parameters = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR|sample", defaultValue = "sample",
            description = "Data set directory. Default: the shipped, simulated sample.")
    String data = "sample";

    @Option(names = "--symbols", paramLabel = "MU,AMD", split = ",", hideParamSyntax = true,
            description = "Symbols, in the run's order. Default: the data set's.")
    List<String> symbols = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TIME",
            description = "First bar traded, UTC date or time, inclusive; earlier bars warm indicators up.")
    Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "End of the run, exclusive.")
    Optional<String> to = Optional.empty();

    @Option(names = "--venue", paramLabel = "NAME|FILE", description = "Whose rules. Default: the data set's.")
    Optional<String> venue = Optional.empty();

    @Option(names = "--capital", paramLabel = "USDC", description = "Cash at the start. Default: the strategy's, mostly 100000.")
    Optional<String> capital = Optional.empty();

    @Option(names = "--leverage", paramLabel = "N", defaultValue = "3",
            description = "The venue's leverage, 1 to the market's maximum. Default: 3.")
    String leverage = "3";

    @Option(names = "--margin", paramLabel = "isolated", defaultValue = "isolated", description = "Margin mode.")
    String margin = "isolated";

    @Option(names = "--path", paramLabel = "POLICY", defaultValue = "pessimistic",
            description = {"Order of prices inside a bar: pessimistic (default), optimistic,",
            "adaptive, open-high-low-close, open-low-high-close."})
    String path = "pessimistic";

    @Option(names = "--execution", paramLabel = "ideal", defaultValue = "ideal", description = "How orders fill.")
    String execution = "ideal";

    @Option(names = "--funding", paramLabel = "MODE", defaultValue = "filled",
            description = "filled (default: recorded, else the base rate), recorded, none.")
    String funding = "filled";

    @Option(names = "--fees", paramLabel = "tier0|MAKER,TAKER", defaultValue = "tier0",
            description = "Fees: the rules' (default), or fractions such as 0.0001,0.0003.")
    String fees = "tier0";

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Seed of all that is random. Default: 0.")
    long seed;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "300",
            description = "Most time for the run; a strategy that takes longer is refused. Default: 300.")
    int timeoutSeconds = 300;

    @Option(names = "--json", paramLabel = "FILE|-", description = "Write the result as JSON (see 'wafer schema'); - prints it alone.")
    Optional<String> json = Optional.empty();

    @Option(names = "--equity", paramLabel = "bars|daily|none", defaultValue = "daily",
            description = "Which equity samples the JSON holds. Default: daily.")
    String equity = "daily";

    @Option(names = "--trades", paramLabel = "N", defaultValue = "10", description = "Most trades to print. Default: 10.")
    int tradeCount = 10;

    @Option(names = "--fail-if", paramLabel = "'MEASURE>N'",
            description = "Exit 1 if a measure of the JSON's summary compares so (> >= < <= == !=); repeatable.")
    List<String> failIf = new ArrayList<>();

    @Option(names = "--config", paramLabel = "FILE.yaml",
            description = "More options, as 'leverage: 2' and 'parameters: {fast: 10}'; the command line wins.")
    Optional<String> config = Optional.empty();
}
