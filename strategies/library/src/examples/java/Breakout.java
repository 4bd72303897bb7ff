import dev.wafer.api.Column;
import dev.wafer.api.Range;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;

/**
 * A strategy in one file, to copy and change: {@code wafer backtest --strategy Breakout.java -p window=24}. Buys when the close is above the highest
 * high of the window before it. The size risks a share of the equity: a stop two average ranges below the fill, a take-profit four above. One
 * position at a time.
 *
 * @param window bars whose high must be broken
 * @param riskPercent what the stop may cost, in percent of the equity
 */
public record Breakout(@Range(min = 5, max = 500) int window, @Range(min = 0.1, max = 5) double riskPercent) implements StrategySpec {
    private static final int RANGE_BARS = 14;

    /** Two days of hours, one percent. */
    public Breakout() {
        this(48, 1.0);
    }

    @Override
    public String description() {
        return "Buys a new high with stop-loss and take-profit attached.";
    }

    @Override
    public Strategy start(Setup run) {
        return run.perSymbol(symbol -> {
            Column close = run.close(symbol);
            Column top = run.high(symbol).highest(window).lag(1);
            Column range = run.atr(symbol, RANGE_BARS);
            return (market, account, desk) -> {
                boolean isFree = account.isFlat(symbol) && !desk.isWorking(symbol);
                if (isFree && close.now() > top.now()) {
                    double stopUsd = 2 * range.now();
                    double shares = account.equityUsd() * riskPercent / 100 / stopUsd;
                    desk.order(symbol).buy(shares).stopLoss(stopUsd).takeProfit(2 * stopUsd).send("window high broken");
                }
            };
        });
    }
}
