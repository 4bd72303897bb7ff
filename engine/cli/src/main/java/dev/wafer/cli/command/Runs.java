package dev.wafer.cli.command;

import dev.wafer.cli.report.Ambiguity;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.StrategyType;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.Bounds;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.engine.run.StrategyRefusal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One run from its request. */
final class Runs {
    private Runs() {}

    /** Runs a request on a data set; all of its symbols, if the request names none. */
    static FinishedRun run(RunRequest request, MarketData dataSet) {
        return run(request, dataSet, (_, _) -> {}, (_, run) -> run);
    }

    /** What is done with a run while its market is still there. */
    @FunctionalInterface
    interface After {
        FinishedRun apply(PreparedMarket market, FinishedRun run);
    }

    /** The same; tells of the result with the keys of such runs for the trial ledger, and does more work on the same market. */
    static FinishedRun run(RunRequest request, MarketData dataSet, BiConsumer<RunResult, TrialKeys> told, After after) {
        MarketData data = MarketSource.select(dataSet, request.symbols());
        TimeSpan covered = MarketSource.covered(data, request.settings().span());
        RuleBook rules = request.venue().map(MarketSource::rules).orElseGet(() -> MarketSource.ownRules(data, request.data()));
        MarketSource.checkOptions(request.settings(), dataSet, data);
        try {
            int leverage = MarketSource.leverage(request.leverageText(), data, rules, covered);
            RunSettings settings = request.settings().withLeverage(leverage);
            PreparedMarket market = new PreparedMarket(data, rules, settings.funding());
            RunResult result = Backtest.run(market, request.strategy(), settings);
            told.accept(result, new TrialKeys(request.type(), data, rules, settings));
            Optional<Bounds> bounds = request.isBounded() ? Optional.of(Bounds.of(market, request.strategy(), settings, result)) : Optional.empty();
            return after.apply(market, new FinishedRun(request.type().name(), request.type().valuesOf(request.strategy()), dataSet, rules.venue(),
                    settings, result, JournalLists.liquidations(result, rules), new Ambiguity(JournalLists.ambiguousBars(result), bounds)));
        } catch (Throwable e) {
            throw refusal(request.type(), e);
        }
    }

    /** A failure of a user's own file is told with its line; what the engine refuses, by its message; the rest is a bug of ours. */
    static RuntimeException refusal(StrategyType type, Throwable failure) {
        Optional<Path> file = type.file().filter(source -> Blame.isOf(failure, source));
        return switch (failure) {
            case Throwable _ when file.isPresent() -> Blame.of(failure, file.get());
            case StrategyRefusal refused -> new RequestException(named(type.name(), String.valueOf(refused.getMessage())), refused);
            case IllegalArgumentException refused -> new RequestException(String.valueOf(refused.getMessage()), refused);
            case RuntimeException bug -> bug;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        };
    }

    /** The message with the strategy's name in front, unless it says so itself. */
    private static String named(String strategy, String message) {
        return message.startsWith(strategy + ":") ? message : strategy + ": " + message;
    }
}
