package dev.wafer.cli.request;

import dev.wafer.api.StrategySpec;
import dev.wafer.cli.source.Refusal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.StrategyCatalogue;
import dev.wafer.cli.source.StrategyType;
import dev.wafer.cli.source.WrapperType;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.FundingChoice;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.cost.fee.FeeChoice;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.cost.fee.FeeSchedule;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.run.MarginChoice;
import dev.wafer.engine.run.RunSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A backtest that can be understood, before any data was read.
 *
 * @param type which strategy, with its wrappers
 * @param strategy with its parameters and wrappers
 * @param data directory, or {@code sample}
 * @param symbols in the run's order; empty: the data set's
 * @param venue name or file, if it is not the data set's
 * @param leverageText as typed: what it may be, only the venue's rules say
 * @param settings how to run, at leverage 1
 * @param isBounded whether ambiguous bars are to be run in other orders as well
 */
public record RunRequest(StrategyType type, StrategySpec strategy, String data, List<String> symbols, Optional<String> venue, String leverageText,
        RunSettings settings, boolean isBounded) {
    public static RunRequest of(BacktestOptions options) {
        return of(options, type -> type.build(Choice.assignments("-p", "parameter", options.parameters)));
    }

    /** The same for a strategy that is chosen otherwise. */
    public static RunRequest of(BacktestOptions options, Function<StrategyType, StrategySpec> chosen) {
        return of(options, StrategyCatalogue::find, chosen);
    }

    /** The same where strategies are looked up otherwise, as those that were found before. */
    public static RunRequest found(BacktestOptions options, Function<String, StrategyType> found) {
        return of(options, found, type -> type.build(Choice.assignments("-p", "parameter", options.parameters)));
    }

    private static RunRequest of(BacktestOptions options, Function<String, StrategyType> found, Function<StrategyType, StrategySpec> chosen) {
        String name = options.strategy.orElseThrow(() -> new RequestException(
                "--strategy is missing, expected one of " + String.join(", ", StrategyCatalogue.names()) + ", or a FILE.java"));
        TimeSpan span = span(options);
        PathPolicy path = Choice.of(PathPolicy.class, "--path", options.path);
        if (options.isBounded && path == PathPolicy.SUB_BARS) {
            throw new RequestException("--bounds: found it with --path sub-bars, whose order is recorded, expected another --path");
        }
        MarginChoice margin = Choice.of(MarginChoice.class, "--margin", options.margin);
        Execution execution = ExecutionText.parse(options.execution, options.assumptions);
        StrategyType type = found.apply(name).with(options.wrappers.stream().map(WrapperType::parse).toList());
        StrategySpec strategy = chosen.apply(type);
        double capitalUsd = options.capital.map(text -> Choice.number("--capital", text, "a number from 1 to 1000000000"))
                .orElseGet(() -> defaultCapitalUsd(type, strategy));
        try {
            RunSettings settings = RunSettings.of(capitalUsd, 1).withSpan(span).withMargin(margin).withPath(path).withExecution(execution)
                    .withLatency(options.latencyBars).withFunding(funding(options)).withFees(fees(options.fees)).withSeed(options.seed);
            return new RunRequest(type, strategy, options.data, options.symbols, options.venue, options.leverage, settings, options.isBounded);
        } catch (IllegalArgumentException e) {
            throw new RequestException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The same at another leverage. */
    public RunRequest atLeverage(int leverage) {
        return new RunRequest(type, strategy, data, symbols, venue, Integer.toString(leverage), settings, isBounded);
    }

    private static double defaultCapitalUsd(StrategyType type, StrategySpec strategy) {
        try {
            return strategy.defaultCapitalUsd();
        } catch (Throwable e) {
            throw Refusal.of(type, e);
        }
    }

    private static FundingChoice funding(BacktestOptions options) {
        FundingMode mode = Choice.of(FundingMode.class, "--funding", options.funding);
        double stress = Choice.number("--funding-stress", options.fundingStress, "a factor from 0 to 1000");
        if (mode == FundingMode.NONE && stress != 1) {
            throw new RequestException("--funding-stress: found " + options.fundingStress + " with --funding none, expected --funding filled or recorded");
        }
        return new FundingChoice(mode, stress);
    }

    private static TimeSpan span(BacktestOptions options) {
        long fromMs = options.from.map(text -> Choice.timeMs("--from", text)).orElse(TimeSpan.ALWAYS.fromMs());
        long toMs = options.to.map(text -> Choice.timeMs("--to", text)).orElse(TimeSpan.ALWAYS.toMs());
        if (!(fromMs < toMs)) {
            throw new RequestException("--from " + options.from.orElse("") + " --to " + options.to.orElse("") + ": expected --from before --to");
        }
        return new TimeSpan(fromMs, toMs);
    }

    private static FeeChoice fees(String text) {
        String expected = "tier0 to tier" + FeeSchedule.HIGHEST_TIER + ", or two fractions MAKER,TAKER such as 0.0001,0.0003";
        if (text.matches("tier[0-" + FeeSchedule.HIGHEST_TIER + "]")) {
            return FeeChoice.ofTier(text.charAt(text.length() - 1) - '0');
        }
        String[] parts = text.split(",", -1);
        if (parts.length != 2) {
            throw new RequestException("--fees: found '" + text + "', expected " + expected);
        }
        return FeeChoice.of(new FeeFractions(Choice.number("--fees", parts[0], expected), Choice.number("--fees", parts[1], expected)));
    }
}
