package dev.wafer.ta4j;

import java.util.function.BiFunction;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Rule;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorDIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.DateTimeIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.rules.AverageTrueRangeStopLossRule;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.HourOfDayRule;
import org.ta4j.core.rules.IsRisingRule;
import org.ta4j.core.rules.OpenedPositionMinimumBarCountRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.StopGainRule;
import org.ta4j.core.rules.StopLossRule;
import org.ta4j.core.rules.TrailingStopLossRule;
import org.ta4j.core.rules.UnderIndicatorRule;
import org.ta4j.core.rules.WaitForRule;

/** Rules of many kinds, to be run by the engine and by ta4j itself. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum RuleSet {
    SMA_CROSS((series, side) -> {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        SMAIndicator fast = new SMAIndicator(close, 10), slow = new SMAIndicator(close, 50);
        return new BaseStrategy(new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow), 49, side);
    }),
    EMA_STATE((series, side) -> {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        EMAIndicator fast = new EMAIndicator(close, 12), slow = new EMAIndicator(close, 26);
        return new BaseStrategy(new OverIndicatorRule(fast, slow), new UnderIndicatorRule(fast, slow), 26, side);
    }),
    RSI((series, side) -> {
        RSIIndicator rsi = new RSIIndicator(new ClosePriceIndicator(series), 14);
        return new BaseStrategy(new CrossedDownIndicatorRule(rsi, 35), new CrossedUpIndicatorRule(rsi, 60), side);
    }),
    MACD_SIGNAL((series, side) -> {
        MACDIndicator macd = new MACDIndicator(new ClosePriceIndicator(series), 12, 26);
        EMAIndicator signal = new EMAIndicator(macd, 9);
        return new BaseStrategy(new CrossedUpIndicatorRule(macd, signal), new CrossedDownIndicatorRule(macd, signal), 35, side);
    }),
    BOLLINGER((series, side) -> {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
        Rule in = new CrossedDownIndicatorRule(close, new BollingerBandsLowerIndicator(middle, deviation));
        Rule out = new OverIndicatorRule(close, new BollingerBandsUpperIndicator(middle, deviation)).or(new CrossedUpIndicatorRule(close, middle));
        return new BaseStrategy(in, out, 20, side);
    }),
    DONCHIAN((series, side) -> {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        HighestValueIndicator top = new HighestValueIndicator(new HighPriceIndicator(series), 40);
        LowestValueIndicator bottom = new LowestValueIndicator(new LowPriceIndicator(series), 20);
        return new BaseStrategy(new OverIndicatorRule(close, new PreviousValueIndicator(top)),
                new UnderIndicatorRule(close, new PreviousValueIndicator(bottom)), 40, side);
    }),
    STOCHASTIC((series, side) -> {
        StochasticOscillatorKIndicator k = new StochasticOscillatorKIndicator(series, 14);
        StochasticOscillatorDIndicator d = new StochasticOscillatorDIndicator(k);
        return new BaseStrategy(new CrossedUpIndicatorRule(k, d).and(new UnderIndicatorRule(k, 30)), new OverIndicatorRule(d, 80), 16, side);
    }),
    STOP_GAIN_AND_LOSS((series, side) -> {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        Rule in = new OverIndicatorRule(close, new SMAIndicator(close, 30));
        return new BaseStrategy(in, new StopGainRule(close, 3).or(new StopLossRule(close, 2)), 30, side);
    }),
    TRAILING_STOP((series, side) -> {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        Rule in = new CrossedUpIndicatorRule(close, new SMAIndicator(close, 25));
        return new BaseStrategy(in, new TrailingStopLossRule(close, series.numFactory().numOf(2.5)), 25, side);
    }),
    WAIT_AFTER_EXIT((series, side) -> {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        EMAIndicator mean = new EMAIndicator(close, 20);
        Rule isOver = new OverIndicatorRule(close, mean);
        Rule in = isOver.and(new WaitForRule(side.complementType(), 12).or(new IsRisingRule(close, 4)));
        return new BaseStrategy(in, new WaitForRule(side, 8).and(new UnderIndicatorRule(close, mean)), side);
    }),
    AND_OR_NOT((series, side) -> {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        RSIIndicator rsi = new RSIIndicator(close, 9);
        Rule isUp = new OverIndicatorRule(new EMAIndicator(close, 15), new EMAIndicator(close, 60));
        Rule isHot = new OverIndicatorRule(rsi, 70);
        Rule isCold = new UnderIndicatorRule(rsi, 40);
        return new BaseStrategy(isUp.and(isHot.negation()).and(isCold), isHot.or(isUp.negation().xor(isCold)), 60, side);
    }),
    HOURS_RANGE_STOP_AND_VOLUME((series, side) -> {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        DateTimeIndicator end = new DateTimeIndicator(series);
        Rule in = new HourOfDayRule(end, 3, 9, 15).and(new OverIndicatorRule(close, new VWAPIndicator(series, 24)));
        Rule out = new OpenedPositionMinimumBarCountRule(10).and(new HourOfDayRule(end, 21, 22, 23)).or(new AverageTrueRangeStopLossRule(series, 14, 2));
        return new BaseStrategy(in, out, new ATRIndicator(series, 14).getCountOfUnstableBars() + 24, side);
    });

    private final BiFunction<BarSeries, TradeType, Strategy> rules;

    RuleSet(BiFunction<BarSeries, TradeType, Strategy> rules) {
        this.rules = rules;
    }

    Strategy over(BarSeries series, TradeType side) {
        return rules.apply(series, side);
    }
}
