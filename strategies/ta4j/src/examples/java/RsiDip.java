import dev.wafer.api.Range;
import dev.wafer.ta4j.Ta4jSpec;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Rule;
import org.ta4j.core.Strategy;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.StopLossRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/**
 * ta4j's rules in one file: {@code wafer backtest --strategy RsiDip.java -p stopPercent=3}. Buys a dip in a rising market: a low relative strength
 * index while the close is above its long mean. Out when the index has recovered, or when the stop is hit.
 *
 * @param rsiBars window of the relative strength index
 * @param stopPercent fall of the close below the fill at which it gives up
 */
public record RsiDip(@Range(min = 2, max = 100) int rsiBars, @Range(min = 0.1, max = 50) double stopPercent) implements Ta4jSpec {
    private static final int TREND_BARS = 200;

    /** Fourteen bars, five percent. */
    public RsiDip() {
        this(14, 5);
    }

    @Override
    public String description() {
        return "Buys a low RSI above the long mean, with ta4j's rules and a stop.";
    }

    @Override
    public Strategy strategy(BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        RSIIndicator rsi = new RSIIndicator(close, rsiBars);
        Rule isDip = new UnderIndicatorRule(rsi, 40).and(new OverIndicatorRule(close, new SMAIndicator(close, TREND_BARS)));
        isDip.setName("dip above the mean");
        Rule isDone = new CrossedUpIndicatorRule(rsi, 60).or(new StopLossRule(close, stopPercent));
        return new BaseStrategy("RSI dip", isDip, isDone, TREND_BARS);
    }
}
