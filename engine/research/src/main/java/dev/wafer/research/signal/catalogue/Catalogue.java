package dev.wafer.research.signal.catalogue;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Symbol;
import dev.wafer.engine.feature.Readings.Declaration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The signals in the order they are printed. Open interest is in shares: in USDC its change would be price in disguise. Windows are said in days, so
 * that they hold on any resolution.
 */
public final class Catalogue {
    private static final int RISES = 1;
    private static final int FALLS = -1;
    private static final int SHORT_DAYS = 3;
    private static final int MIDDLE_DAYS = 10;
    private static final int LONG_DAYS = 20;

    private Catalogue() {}

    /** What a window is applied to: open interest for the signal, price or volume for its twin. */
    private interface Shape {
        Column of(Setup run, Symbol symbol, Column input);
    }

    /** Signals of open interest, each with its twin. */
    public static List<CatalogueSignal> openInterest() {
        return List.of(
                onPrice("oi-change-1d", "change of open interest in a day", RISES, (run, _, x) -> x.change(days(run, 1))),
                onPrice("oi-change-3d", "change of open interest in three days", RISES, (run, _, x) -> x.change(days(run, SHORT_DAYS))),
                onPrice("oi-acceleration", "change in a day less that of the day before", RISES, Catalogue::acceleration),
                onPrice("oi-zscore-10d", "open interest in standard deviations from its ten-day mean", FALLS,
                        (run, _, x) -> x.zscore(days(run, MIDDLE_DAYS))),
                onPrice("oi-share-of-peak", "open interest / its highest of twenty days", FALLS, (run, _, x) -> x.dividedBy(x.highest(days(run, LONG_DAYS)))),
                onPrice("oi-breakout", "open interest / its highest of the ten days before, less one", RISES, Catalogue::breakout),
                compared("oi-against-gold", "three-day change of open interest less that of GOLD", Peers::againstGold),
                compared("oi-semi-share", "three-day change of the share of MU, AMD and SNDK together", Peers::shareOfSemiconductors),
                onVolume("oi-quadrant", "sign of the price change, where open interest rose; 0 where it fell", RISES, Catalogue::quadrant),
                onVolume("oi-quadrant-product", "three-day change of price times that of open interest", RISES, Catalogue::product),
                onVolume("oi-divergence", "ten-day z-score of open interest less that of price", FALLS, Catalogue::divergence),
                onVolume("oi-turnover", "a day's volume / open interest", FALLS, Catalogue::turnover),
                onPrice("oi-crowding", "ten-day z-scores of open interest and funding, added", FALLS, Catalogue::crowding),
                new CatalogueSignal("oi-entry-distance", "price / mean entry of the open positions, less one", RISES, Catalogue::entryDistance,
                        Optional.of((run, symbol) -> distance(run.close(symbol), run.close(symbol).ema(days(run, MIDDLE_DAYS))))));
    }

    /** What a signal has to be better than: price, volatility, funding, basis. */
    public static List<CatalogueSignal> yardsticks() {
        return List.of(yardstick("return-1d", "price change in a day", RISES, (run, symbol) -> run.close(symbol).change(days(run, 1))),
                yardstick("return-5d", "price change in five days", RISES, (run, symbol) -> run.close(symbol).change(days(run, 5))),
                yardstick("volatility-10d", "standard deviation of bar returns in ten days", FALLS,
                        (run, symbol) -> run.close(symbol).change(1).stdev(days(run, MIDDLE_DAYS))),
                yardstick("funding", "funding an hour", FALLS, Setup::fundingPerHour),
                yardstick("basis", "mark / oracle, less one", FALLS, (run, symbol) -> distance(run.mark(symbol), run.oracle(symbol))));
    }

    static int days(Bars bars, int days) {
        return bars.rows(Duration.ofDays(days));
    }

    private static CatalogueSignal yardstick(String name, String description, int sign, Declaration column) {
        return new CatalogueSignal(name, description, sign, column, Optional.empty());
    }

    private static CatalogueSignal onPrice(String name, String description, int sign, Shape shape) {
        return shaped(new Said(name, description, sign), shape, Bars::close);
    }

    private static CatalogueSignal compared(String name, String description, UnaryOperator<Declaration> shape) {
        return new CatalogueSignal(name, description, RISES, shape.apply(Bars::openInterestShares), Optional.of(shape.apply(Bars::close)));
    }

    /** Volume of a day, since that of one bar follows the hour of the day. */
    private static CatalogueSignal onVolume(String name, String description, int sign, Shape shape) {
        return shaped(new Said(name, description, sign), shape, (run, symbol) -> run.volumeShares(symbol).sma(days(run, 1)));
    }

    private record Said(String name, String description, int sign) {}

    private static CatalogueSignal shaped(Said said, Shape shape, Declaration twin) {
        return new CatalogueSignal(said.name, said.description, said.sign, (run, symbol) -> shape.of(run, symbol, run.openInterestShares(symbol)),
                Optional.of((run, symbol) -> shape.of(run, symbol, twin.of(run, symbol))));
    }

    private static Column acceleration(Setup run, Symbol symbol, Column x) {
        Column change = x.change(days(run, 1));
        return change.minus(change.lag(days(run, 1)));
    }

    private static Column breakout(Setup run, Symbol symbol, Column x) {
        return distance(x, x.highest(days(run, MIDDLE_DAYS)).lag(1));
    }

    private static Column distance(Column x, Column base) {
        return x.dividedBy(base).minus(1);
    }

    private static Column quadrant(Setup run, Symbol symbol, Column x) {
        int window = days(run, SHORT_DAYS);
        return run.column(new Quadrant(run.close(symbol).change(window), x.change(window)));
    }

    private static Column product(Setup run, Symbol symbol, Column x) {
        int window = days(run, SHORT_DAYS);
        return run.close(symbol).change(window).times(x.change(window));
    }

    private static Column divergence(Setup run, Symbol symbol, Column x) {
        int window = days(run, MIDDLE_DAYS);
        return x.zscore(window).minus(run.close(symbol).zscore(window));
    }

    private static Column turnover(Setup run, Symbol symbol, Column x) {
        return run.volumeShares(symbol).sma(days(run, 1)).dividedBy(x.sma(days(run, MIDDLE_DAYS)));
    }

    private static Column crowding(Setup run, Symbol symbol, Column x) {
        int window = days(run, MIDDLE_DAYS);
        return x.zscore(window).plus(run.fundingPerHour(symbol).zscore(window));
    }

    private static Column entryDistance(Setup run, Symbol symbol) {
        Column close = run.close(symbol);
        return distance(close, run.column(new MeanEntry(close, run.openInterestShares(symbol))));
    }
}
