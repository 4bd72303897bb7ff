package dev.wafer.research.walkforward;

import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.Summary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What parameters chosen on the past earned on what followed.
 *
 * @param tested first open to last close of all test windows together
 * @param leftOutMs history after the last test window, shorter than one, milliseconds
 * @param points how many each window chose from
 * @param measure name of what they were chosen by
 * @param windows in order of time
 * @param outOfSample of all tests, one after the other, each with the capital the one before left
 * @param dailyEquity of the same, at the start and at every 00:00 UTC passed
 * @param efficiency of all windows in which a point was chosen
 * @param hindsight the one point that was best over all the tests: nobody could have chosen it; empty if none has the measure
 * @param stability how much the choice moved
 */
public record WalkForwardResult(TimeSpan tested, long leftOutMs, long points, String measure, List<WindowResult> windows, OutOfSample outOfSample, EquityCurve dailyEquity,
        Efficiency efficiency, Optional<Choice> hindsight, Stability stability) {
    /**
     * One point and what it did where it was best.
     *
     * @param point its number
     * @param score by which it was best
     * @param summary of its run
     */
    public record Choice(long point, double score, Summary summary) {}

    /**
     * One window.
     *
     * @param window training and test
     * @param chosen the best point of training; empty if no point has the measure there, or the capital was gone: nothing is traded then
     * @param capitalUsd at the start of the test, USDC
     * @param finalEquityUsd at its end, USDC
     * @param test what the chosen point did in the test
     * @param efficiency of this window
     */
    public record WindowResult(WindowPlan.Window window, Optional<Choice> chosen, double capitalUsd, double finalEquityUsd, Optional<Summary> test,
            Efficiency efficiency) {}

    /**
     * Walk-forward efficiency: mean log growth per day of tests / of their trainings. R. Pardo, "The Evaluation and Optimization of Trading Strategies"
     * (2008), divides rates of return that are annualised; log growth per day is the form of it that adds up over windows and does not blow
     * up a short test to a year. Left out: how wide such a ratio of two noisy means is. Example: a test that grows by 1 % a day after training that grew
     * by 2 % gives ln 1.01 / ln 1.02 = 0.5025.
     *
     * @param value empty where it says nothing
     * @param reason why it is empty; else empty
     * @param trainPerDay mean log growth per day in training; empty if nothing was chosen or all was lost
     * @param testPerDay mean log growth per day in the tests; the same
     */
    public record Efficiency(OptionalDouble value, String reason, OptionalDouble trainPerDay, OptionalDouble testPerDay) {
        static final Efficiency NOTHING_CHOSEN = empty("nothing was chosen", OptionalDouble.empty(), OptionalDouble.empty());

        static Efficiency of(OptionalDouble trainPerDay, OptionalDouble testPerDay) {
            if (trainPerDay.isEmpty() || testPerDay.isEmpty()) {
                return empty(trainPerDay.isEmpty() ? "training lost everything" : "the test lost everything", trainPerDay, testPerDay);
            }
            if (!(trainPerDay.getAsDouble() > 0)) {
                return empty("the best of training lost money or stood still", trainPerDay, testPerDay);
            }
            double value = testPerDay.getAsDouble() / trainPerDay.getAsDouble();
            return Double.isFinite(value) ? new Efficiency(OptionalDouble.of(value), "", trainPerDay, testPerDay)
                    : empty("the best of training stood still", trainPerDay, testPerDay);
        }

        private static Efficiency empty(String reason, OptionalDouble trainPerDay, OptionalDouble testPerDay) {
            return new Efficiency(OptionalDouble.empty(), reason, trainPerDay, testPerDay);
        }
    }

    /**
     * All tests together. Ratios as in {@link Summary}; the drawdown is that of closes.
     *
     * @param measures of the whole chain; counts and costs are sums over the windows
     * @param wonWindows tests that ended above where they began
     */
    public record OutOfSample(Summary measures, int wonWindows) {}

    /**
     * How much the choice moved from window to window.
     *
     * @param kept windows that chose the point of the window before
     * @param of windows that could have: both chose one
     * @param distinctPoints different points chosen
     */
    public record Stability(int kept, int of, int distinctPoints) {}

    /** Windows in which nothing was chosen. */
    public long idleWindows() {
        return windows.stream().filter(window -> window.chosen().isEmpty()).count();
    }
}
