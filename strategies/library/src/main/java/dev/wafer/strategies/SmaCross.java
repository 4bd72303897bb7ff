package dev.wafer.strategies;

import dev.wafer.api.Column;
import dev.wafer.api.Notes;
import dev.wafer.api.Range;
import dev.wafer.api.Setup;
import dev.wafer.api.Symbol;
import dev.wafer.api.TargetSpec;
import dev.wafer.api.Wish;

/**
 * Follows the trend: long while the mean of the last few closes is above that of many, short while it is below. While both are equal it keeps what
 * it has.
 *
 * @param fast bars in the short mean
 * @param slow bars in the long mean, more than in the short one
 * @param allowShort whether it goes short below; if not, it stays out
 */
public record SmaCross(@Range(min = 1, max = 5_000) int fast, @Range(min = 2, max = 20_000) int slow, boolean allowShort) implements TargetSpec {
    /** Means over 20 and 100 bars, shorts allowed. */
    public SmaCross() {
        this(20, 100, true);
    }

    /** Refuses a short mean that is not the shorter one. */
    public SmaCross {
        if (!(fast < slow)) {
            throw new IllegalArgumentException("found fast " + fast + " and slow " + slow + ", expected fast below slow");
        }
    }

    @Override
    public String description() {
        return "Long while the fast mean of closes is above the slow one, short (or out) while below.";
    }

    @Override
    public Notes notes() {
        return new Notes("Trends last: the mean of the last few closes above that of many says which way.",
                "Brock, Lakonishok and LeBaron, \"Simple technical trading rules and the stochastic properties of stock returns\", Journal of Finance 47"
                        + " (1992).",
                "Closes alone; silent until the slow window of bars is known.",
                "A market that goes sideways: it buys high and sells low at every turn and pays fees for it.");
    }

    @Override
    public Wish wish(Setup run, Symbol symbol) {
        Column close = run.close(symbol);
        Column fastMean = close.sma(fast);
        Column slowMean = close.sma(slow);
        Wish wish = Wish.longWhen(fastMean.above(slowMean));
        return allowShort ? wish.shortWhen(fastMean.below(slowMean)) : wish.flatWhen(fastMean.below(slowMean));
    }
}
