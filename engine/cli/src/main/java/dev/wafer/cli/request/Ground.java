package dev.wafer.cli.request;

import dev.wafer.api.StrategySpec;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.source.Refusal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.journal.PositionTrace;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.Bounds;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a request runs on.
 *
 * @param request what was asked for
 * @param dataSet the whole data set
 * @param data the symbols of the run, in its order
 * @param rules of the venue
 * @param covered the part of the wanted span that has bars
 * @param settings with the leverage that was asked for, which the rules allow
 */
public record Ground(RunRequest request, MarketData dataSet, MarketData data, RuleBook rules, TimeSpan covered, RunSettings settings) {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    /**
     * The ground of a request on a data set; all of its symbols, if the request names none.
     *
     * @throws RequestException if data or rules cannot serve it
     */
    public static Ground of(RunRequest request, MarketData dataSet) {
        return of(request, dataSet, data -> MarketSource.rules(request, data));
    }

    /** The same where the rules are looked up otherwise, as those that were read before. */
    public static Ground of(RunRequest request, MarketData dataSet, Function<MarketData, RuleBook> rulesOf) {
        MarketData data = MarketSource.select(dataSet, request.symbols());
        TimeSpan covered = MarketSource.covered(data, request.settings().span());
        RuleBook rules = rulesOf.apply(data);
        MarketSource.checkOptions(request.settings(), dataSet, data);
        try {
            int leverage = MarketSource.leverage(request.leverageText(), data, rules, covered);
            return new Ground(request, dataSet, data, rules, covered, request.settings().withLeverage(leverage));
        } catch (IllegalArgumentException e) {
            throw new RequestException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The same at another leverage, which the rules must allow. */
    public Ground atLeverage(int leverage) {
        return new Ground(request, dataSet, data, rules, covered, settings.withLeverage(leverage));
    }

    /** Daily returns of a run on it that is not ruined before its end: one for each 00:00 UTC after its begin, that at the close of its last bar too. */
    public int days() {
        long endMs = Math.ceilDiv(covered.toMs(), data.resolutionMs()) * data.resolutionMs();
        return (int) (Math.floorDiv(endMs, DAY_MS) - Math.floorDiv(covered.fromMs(), DAY_MS));
    }

    /** The market, laid out for runs. */
    public PreparedMarket market() {
        return new PreparedMarket(data, rules, settings.funding());
    }

    /**
     * A run that was looked at while it ran: all that a picture draws and a story tells.
     *
     * @param run what came of it
     * @param positions at each of its closes
     * @param columns what every column that the strategy declared said at each close of the data, by formula; NaN where it was not known
     */
    public record Observed(FinishedRun run, PositionTrace positions, Map<String, double[]> columns) {}

    /**
     * Runs the request's strategy and looks at it.
     *
     * @throws RequestException if the strategy refuses or fails
     */
    public Observed observed() {
        try {
            PreparedMarket market = market();
            Backtest.Observed seen = Backtest.observed(market, request.strategy(), settings);
            return new Observed(finished(request.strategy(), seen.result(), Optional.empty()), seen.positions(), market.columnsOf(request.strategy(), settings));
        } catch (Throwable e) {
            throw Refusal.of(request.type(), e);
        }
    }

    /** A run on it that ended. */
    public FinishedRun finished(StrategySpec strategy, RunResult result, Optional<Bounds> bounds) {
        return FinishedRun.of(request.type().name(), request.type().valuesOf(strategy), dataSet, rules, settings, result, bounds);
    }
}
