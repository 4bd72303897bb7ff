package dev.wafer.strategies;

import dev.wafer.api.Column;
import dev.wafer.api.Notes;
import dev.wafer.api.Range;
import dev.wafer.api.Setup;
import dev.wafer.api.Symbol;
import dev.wafer.api.TargetSpec;
import dev.wafer.api.Wish;
import java.time.Duration;

/**
 * Follows a break out of the channel of the last weeks: long when a close is above the highest high of the window before its bar, short (or out)
 * when it is below the lowest low; in between it keeps what it has.
 *
 * @param days length of the window
 * @param allowShort whether it goes short below; if not, it goes out
 */
public record Donchian(@Range(min = 1, max = 365) int days, boolean allowShort) implements TargetSpec {
    /** Four weeks, shorts allowed. */
    public Donchian() {
        this(28, true);
    }

    @Override
    public String description() {
        return "Long at a close above the channel of the last weeks, short (or out) below it.";
    }

    @Override
    public Notes notes() {
        return new Notes("A price beyond all prices of the last weeks is on its way: trends last longer than those who bet on their end.",
                "R. Donchian's four-week rule, as told in J. J. Murphy, \"Technical Analysis of the Futures Markets\" (1986).",
                "Highs, lows and closes alone; silent until the window is known.",
                "False breaks: in a range it buys the top and sells the bottom, and it gives back much of each trend before it turns.");
    }

    @Override
    public Wish wish(Setup run, Symbol symbol) {
        int window = run.rows(Duration.ofDays(days));
        Column close = run.close(symbol);
        Column top = run.high(symbol).highest(window).lag(1);
        Column bottom = run.low(symbol).lowest(window).lag(1);
        Wish wish = Wish.longWhen(close.above(top));
        return allowShort ? wish.shortWhen(close.below(bottom)) : wish.flatWhen(close.below(bottom));
    }
}
