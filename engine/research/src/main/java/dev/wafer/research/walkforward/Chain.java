package dev.wafer.research.walkforward;

import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.measure.DailyEquity;
import dev.wafer.engine.measure.Drawdown;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.FundingParts;
import dev.wafer.engine.measure.Measures;
import dev.wafer.engine.measure.RunFacts;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.measure.Trade;
import dev.wafer.engine.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Tests one after the other as one run: each begins with what the one before left, and flat. */
final class Chain {
    private final TimeSpan span;
    private final double startUsd;
    private final Drawdown drawdown;
    private final DailyEquity daily;
    private final List<Trade> trades = new ArrayList<>();
    private final List<Summary> parts = new ArrayList<>();
    private double equityUsd;
    private double deepestInside;
    private int closes;
    private double closesWithPosition;
    private int wonCount;

    Chain(TimeSpan span, double startUsd) {
        this.span = span;
        this.startUsd = startUsd;
        equityUsd = startUsd;
        drawdown = new Drawdown(startUsd);
        daily = new DailyEquity(span.fromMs(), startUsd, span.toMs());
    }

    double equityUsd() {
        return equityUsd;
    }

    /** A run with equity at every close. */
    void add(RunResult run) {
        EquityCurve curve = run.equity();
        for (int sample = 1; sample < curve.count(); sample++) {
            drawdown.close(curve.equityUsd(sample));
            daily.close(curve.timeMs(sample), curve.equityUsd(sample));
        }
        deepestInside = Math.max(deepestInside, run.summary().maxDrawdownIntrabar());
        closes += curve.count() - 1;
        closesWithPosition += run.summary().exposureTime().orElse(0) * (curve.count() - 1);
        wonCount += run.summary().finalEquityUsd() > equityUsd ? 1 : 0;
        equityUsd = run.summary().finalEquityUsd();
        trades.addAll(run.trades());
        parts.add(run.summary());
    }

    /** A window in which nothing is held. */
    void rest(long toMs, int bars) {
        daily.close(toMs, equityUsd);
        closes += bars;
    }

    EquityCurve daily() {
        return daily.curve();
    }

    WalkForwardResult.OutOfSample outOfSample() {
        RunFacts facts = new RunFacts(span.fromMs(), span.toMs(), startUsd, equityUsd, drawdown, closes, (int) Math.rint(closesWithPosition), FundingParts.NONE,
                OptionalDouble.empty());
        Summary of = Measures.of(new Journal(), new double[0], trades, daily.curve(), facts);
        double deepest = Math.max(deepestInside, of.maxDrawdown());
        Summary summed = new Summary(of.finalEquityUsd(), of.totalReturn(), of.cagr(), of.volatility(), of.sharpe(), of.sortino(), of.calmar(), of.maxDrawdown(),
                deepest, of.trades(), of.winRate(), of.profitFactor(), of.exposureTime(), sum(Summary::turnoverUsd), sum(Summary::feesUsd),
                sum(Summary::fundingUsd), FundingParts.NONE, sum(Summary::slippageUsd), (int) sum(Summary::liquidations), sum(Summary::badDebtUsd),
                sum(Summary::backstopUsd), (int) sum(Summary::rejectedOrders), (int) sum(Summary::reducedOrders), (int) sum(Summary::ambiguousBars), OptionalDouble.empty(),
                of.nullReasons());
        return new WalkForwardResult.OutOfSample(summed, wonCount);
    }

    private double sum(ToDoubleFunction<Summary> part) {
        return parts.stream().mapToDouble(part).sum();
    }
}
