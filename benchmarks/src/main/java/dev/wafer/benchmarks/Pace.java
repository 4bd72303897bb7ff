package dev.wafer.benchmarks;

import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.measure.EquityCurve.Detail;
import dev.wafer.engine.run.RunSettings;

/** How often the measured strategy trades: the cost of a bar and the cost of a trade are two numbers. */
enum Pace {
    /** A flip every thousand bars or so, the venue's fees. */
    CALM(600, 3000, MadeMarket.TAKER_FEE_FRACTION),
    /** A flip every forty bars or so; without fees, which would leave nothing to trade with. */
    BUSY(20, 100, 0);

    private static final double CAPITAL_USD = 1_000_000;
    private static final int LEVERAGE = 3;

    private final int fastBars;
    private final int slowBars;
    private final double takerFeeFraction;

    Pace(int fastBars, int slowBars, double takerFeeFraction) {
        this.fastBars = fastBars;
        this.slowBars = slowBars;
        this.takerFeeFraction = takerFeeFraction;
    }

    /** The strategy for the engine. */
    MeanCross strategy() {
        return new MeanCross(fastBars, slowBars);
    }

    /** The settings for the engine: pessimistic path, ideal execution, filled funding. */
    RunSettings settings(HandLoop.Recorded recorded) {
        RunSettings everyClose = RunSettings.ideal(CAPITAL_USD, LEVERAGE).withFees(new FeeFractions(0, takerFeeFraction));
        return switch (recorded) {
            case DAILY -> everyClose.withEquity(Detail.DAILY);
            case EVERY_CLOSE -> everyClose;
        };
    }

    /** The calm settings with the venue's spread, impact and limits. */
    static RunSettings realistic(HandLoop.Recorded recorded) {
        return CALM.settings(recorded).withExecution(Execution.REALISTIC);
    }

    /** The same strategy and settings for the hand-written loop. */
    HandLoop handLoop(MadeMarket market, HandLoop.Recorded recorded) {
        return new HandLoop(market, fastBars, slowBars, CAPITAL_USD, LEVERAGE, takerFeeFraction, recorded);
    }

    /** The strategy for the engine, written against the interface by hand. */
    HandWrittenCross handWritten() {
        return new HandWrittenCross(fastBars, slowBars);
    }
}
