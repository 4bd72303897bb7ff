package dev.wafer.ta4j;

import dev.wafer.api.Setup;
import dev.wafer.api.StrategySpec;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Strategy;

/**
 * A strategy made of ta4j's rules. Each symbol has a series and rules of its own; a long gets leverage / number of symbols of the equity, a strategy
 * whose starting type is SELL the opposite. What is decided at a close fills at the next bar's open, as with ta4j's {@code TradeOnNextOpenModel}.
 *
 * <p>The rules are asked at each close as ta4j's executor asks them: for the entry while the record is without a position, else for the exit, never
 * at unstable bars. Their record holds what the venue filled. It differs from that of ta4j's executor where the venue does: the price has spread and
 * impact in it, an entry may be filled in parts (one trade at the mean price), later or not at all (the rule is asked again), and a liquidation or
 * a settlement closes it, after which the entry rule decides about the next position. Fees and funding are not in it.
 */
public interface Ta4jSpec extends StrategySpec {
    /**
     * New rules over one symbol's bars: asked once per symbol and run, while the series is still empty.
     *
     * @param series grows by one bar at each close of the symbol; bars before the run's span are there when the first rule is asked
     */
    Strategy strategy(BarSeries series);

    @Override
    default dev.wafer.api.Strategy start(Setup run) {
        double exposure = run.exposurePerSymbol();
        return run.perSymbol(symbol -> {
            Ta4jBars bars = Ta4jBars.of(run, symbol);
            return bars.follow(strategy(bars.series()), exposure);
        });
    }
}
