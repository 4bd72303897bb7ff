package dev.wafer.api.signal;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Symbol;

/**
 * Classic indicators that {@link Column} does not have: those that have one (sma, ema, rsi, stdev, highest, lowest, atr) stay there. A window that is
 * not full has no value. Means that remember everything ({@code ema} and Wilder's) forget how they were started; a test holds all of them to ta4j
 * after that warm-up.
 */
public final class Indicators {
    private static final double PERCENT = 100;

    private Indicators() {}

    /**
     * {@code ema(fast) - ema(slow)} (G. Appel, The Moving Average Convergence-Divergence Method, 1979: 12 and 26), in the unit of the input; known
     * once the slow mean is.
     */
    public static Column macd(Column input, int fast, int slow) {
        if (!(fast < slow)) {
            throw new IllegalArgumentException("macd: found fast " + fast + " and slow " + slow + ", expected fast below slow");
        }
        return input.ema(fast).minus(input.ema(slow));
    }

    /** Macd less its own exponential mean of so many rows (usually 9), the histogram of charts. */
    public static Column macdHistogram(Column input, int fast, int slow, int signal) {
        Column macd = macd(input, fast, slow);
        return macd.minus(macd.ema(signal));
    }

    /**
     * Place between Bollinger bands, {@code (x - lower) / (upper - lower)} with bands at {@code sma +- width * deviation}: 0 at the lower, 1 at the
     * upper, beyond them outside (J. Bollinger, Bollinger on Bollinger Bands, 2001). The deviation is his, of the population (divisor
     * {@code window}): {@link Column#stdev} times {@code sqrt((window - 1) / window)}. Not known while nothing moves. Example, window 3, width 2: 2,
     * 4, 6 gives 0.5 + 2 / (4 * 1.632993) = 0.806186.
     */
    public static Column bollingerPercentB(Column input, int window, double width) {
        checkWidth(width);
        return input.zscore(window).times(1 / (2 * width * ofPopulation(window))).plus(0.5);
    }

    /**
     * Distance of the bands over their middle, {@code 2 * width * deviation / sma}, a fraction. Example, window 3, width 2: 2, 4, 6 gives 4 *
     * 1.632993 / 4 = 1.632993.
     */
    public static Column bollingerBandwidth(Column input, int window, double width) {
        checkWidth(width);
        return input.stdev(window).times(2 * width * ofPopulation(window)).dividedBy(input.sma(window));
    }

    private static double ofPopulation(int window) {
        return Math.sqrt((window - 1.0) / window);
    }

    private static void checkWidth(double width) {
        if (!(width > 0 && width <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("bollinger: found width " + width + ", expected a finite number of deviations above 0");
        }
    }

    /**
     * Stochastic %K, {@code 100 * (close - lowest low) / (highest high - lowest low)} of the last rows, the present one included (G. Lane, 1984):
     * 0..100, not known while nothing moves. Example: low 10, high 20, close 15 gives 50.
     */
    public static Column stochasticK(Bars bars, Symbol symbol, int window) {
        Column lowest = bars.low(symbol).lowest(window);
        return bars.close(symbol).minus(lowest).dividedBy(bars.high(symbol).highest(window).minus(lowest)).times(PERCENT);
    }

    /**
     * Place of the close in the Donchian channel of the rows <em>before</em> it, {@code (close - lowest low) / (highest high - lowest low)}: above 1
     * it breaks out upwards, below 0 downwards. Known from row {@code window + 1} on. Example: channel 10 to 20, close 25 gives 1.5.
     */
    public static Column donchianPosition(Bars bars, Symbol symbol, int window) {
        Column lowest = bars.low(symbol).lowest(window).lag(1);
        return bars.close(symbol).minus(lowest).dividedBy(bars.high(symbol).highest(window).lag(1).minus(lowest));
    }

    /** Rate of change in percent, {@code 100 * (x / x[rows ago] - 1)}. Example: 100 then 103 gives 3. */
    public static Column rateOfChange(Column input, int rows) {
        return input.change(rows).times(PERCENT);
    }

    /**
     * On-balance volume over a window, as a share of its volume: {@code sum(sign(close change) * volume) / sum(volume)}, -1..1 (after J. Granville,
     * 1963, whose running sum has no level that means anything). Known where the volume of all rows is, from row {@code window + 1} on. Example: up
     * on 300, down on 100 gives 0.5.
     */
    public static Column volumeFlow(Bars bars, Symbol symbol, int window) {
        Column volume = bars.volumeShares(symbol);
        Column signed = Signs.sign(bars.close(symbol).change(1)).times(volume);
        return signed.sma(window).dividedBy(volume.sma(window));
    }

    /**
     * Average directional index, 0..100, strength of a trend of either side (J. W. Wilder, New Concepts in Technical Trading Systems, 1978): Wilder's
     * mean of {@code 100 * |plus - minus| / (plus + minus)}, with plus and minus his means of the directional movements over his mean of the true
     * range. His means have the weight {@code 1 / window}: an {@code ema} of {@code 2 * window - 1} rows, started with their plain mean where he
     * takes {@code window} of them.
     */
    public static Column adx(Bars bars, Symbol symbol, int window) {
        Column plus = directional(bars, symbol, window, 1);
        Column minus = directional(bars, symbol, window, -1);
        return wilder(plus.minus(minus).abs().dividedBy(plus.plus(minus)).times(PERCENT), window);
    }

    /** Wilder's directional indicator, 0..100: {@code side} 1 the rising one (+DI), -1 the falling one (-DI). */
    private static Column directional(Bars bars, Symbol symbol, int window, int side) {
        Column up = bars.high(symbol).minus(bars.high(symbol).lag(1));
        Column down = bars.low(symbol).lag(1).minus(bars.low(symbol));
        Column isLarger = Signs.positivePart(Signs.sign(up.minus(down).times(side)));
        Column movement = Signs.positivePart(side > 0 ? up : down).times(isLarger);
        return wilder(movement, window).dividedBy(wilder(bars.atr(symbol, 1), window)).times(PERCENT);
    }

    private static Column wilder(Column input, int window) {
        return input.ema(2 * window - 1);
    }
}
