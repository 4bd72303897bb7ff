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
 * @param inSampleCagr growth per 365 days of the chosen points in training, all windows compounded; empty if none was chosen or one was ruined
 * @param efficiency out-of-sample growth per year / in-sample growth per year; empty with a reason
 * @param hindsight the one point that was best over all the tests: nobody could have chosen it; empty if none has the measure
 * @param stability how much the choice moved
 */
public record WalkForwardResult(TimeSpan tested, long leftOutMs, long points, String measure, List<WindowResult> windows, OutOfSample outOfSample, EquityCurve dailyEquity,
        OptionalDouble inSampleCagr, Efficiency efficiency, Optional<Choice> hindsight, Stability stability) {
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
     * Out-of-sample growth per year / in-sample growth per year.
     *
     * @param value empty where it says nothing
     * @param reason why it is empty; else empty
     */
    public record Efficiency(OptionalDouble value, String reason) {
        static Efficiency of(OptionalDouble inSample, OptionalDouble outOfSample) {
            if (inSample.isEmpty() || outOfSample.isEmpty()) {
                return new Efficiency(OptionalDouble.empty(), inSample.isEmpty() ? "no growth per year in training" : "no growth per year in the test");
            }
            if (!(inSample.getAsDouble() > 0)) {
                return new Efficiency(OptionalDouble.empty(), "the best of training lost money or stood still");
            }
            return new Efficiency(OptionalDouble.of(outOfSample.getAsDouble() / inSample.getAsDouble()), "");
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
