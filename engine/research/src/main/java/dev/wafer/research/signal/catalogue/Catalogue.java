package dev.wafer.research.signal.catalogue;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Symbol;
import dev.wafer.api.signal.Basis;
import dev.wafer.api.signal.Crowding;
import dev.wafer.api.signal.LeverageMix;
import dev.wafer.api.signal.LiquidationClusters;
import dev.wafer.api.signal.OpenInterest;
import dev.wafer.api.signal.Volatility;
import dev.wafer.engine.feature.Readings.Declaration;
import dev.wafer.research.signal.catalogue.CatalogueSignal.Placebo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The signals in the order they are printed. Open interest is in shares: in USDC its change would be price in disguise. Windows are said in days, so
 * that they hold on any resolution. The price-only twin has the same shape and windows on price, on a day's mean volume where the shape holds price already.
 */
public final class Catalogue {
    private static final int RISES = 1;
    private static final int FALLS = -1;
    private static final int SHORT_DAYS = 3;
    private static final int MIDDLE_DAYS = 10;
    private static final int LONG_DAYS = 20;

    private Catalogue() {}

    /** What is applied to open interest in the signal, and to price or volume in its twin. */
    private interface Shape {
        Column of(Setup run, Symbol symbol, Column input);
    }

    private record Said(String name, String description, int sign) {}

    /** Signals of open interest, each with its twin. */
    public static List<CatalogueSignal> openInterest() {
        return List.of(
                onPrice(new Said("oi-change-1d", "change of open interest in a day", RISES), (run, _, x) -> x.change(days(run, 1))),
                onPrice(new Said("oi-change-3d", "change of open interest in three days", RISES), (run, _, x) -> x.change(days(run, SHORT_DAYS))),
                onPrice(new Said("oi-acceleration", "change in a day less that of the day before", RISES), Catalogue::acceleration),
                signal(new Said("oi-quadrant", "side of the price change, half where open interest fell", RISES),
                        (run, symbol) -> OpenInterest.quadrant(run, symbol, days(run, SHORT_DAYS)), Catalogue::volumeQuadrant),
                onVolume(new Said("oi-quadrant-product", "three-day change of price times that of open interest", RISES), Catalogue::product),
                onVolume(new Said("oi-divergence", "ten-day z-score of open interest less that of price", FALLS), Catalogue::divergence),
                onPrice(new Said("oi-share-of-peak", "open interest / its highest of twenty days", FALLS),
                        (run, _, x) -> x.dividedBy(x.highest(days(run, LONG_DAYS)))),
                signal(new Said("oi-share-of-cap", "notional of open interest / the venue's cap", FALLS), OpenInterest::shareOfCap, Bars::close),
                onVolume(new Said("oi-turnover", "a day's volume / open interest of ten days", FALLS), Catalogue::turnover),
                signal(new Said("oi-crowding", "open interest and funding high together, ten days", FALLS),
                        (run, symbol) -> Crowding.score(run, symbol, days(run, MIDDLE_DAYS)), Catalogue::priceCrowding),
                new CatalogueSignal("oi-cluster-distance", "way to the nearest liquidation cluster, guessed leverage mix", RISES,
                        (run, symbol) -> LiquidationClusters.distance(run, symbol, leverageMix()), Placebo.VALUES_ROTATED,
                        Optional.of(Catalogue::meanDistance)),
                signal(new Said("oi-entry-distance", "price / estimated mean entry of open positions, less one", RISES), Catalogue::entryDistance,
                        Catalogue::fromMean),
                compared(new Said("oi-against-gold", "three-day change less that of GOLD", RISES), Peers::againstGold),
                compared(new Said("oi-semi-share", "three-day change of the share of MU, AMD and SNDK", RISES), Peers::shareOfSemiconductors),
                onPrice(new Said("oi-breakout", "open interest / its highest of the ten days before, less one", RISES), Catalogue::breakout),
                onPrice(new Said("oi-zscore-10d", "distance from the ten-day mean in standard deviations", FALLS),
                        (run, _, x) -> x.zscore(days(run, MIDDLE_DAYS))));
    }

    /** What a signal has to be better than: price, volatility, funding, basis. */
    public static List<CatalogueSignal> yardsticks() {
        return List.of(yardstick(new Said("return-1d", "price change in a day", RISES), (run, symbol) -> run.close(symbol).change(days(run, 1))),
                yardstick(new Said("return-5d", "price change in five days", RISES), (run, symbol) -> run.close(symbol).change(days(run, 5))),
                yardstick(new Said("volatility-10d", "standard deviation of bar returns in ten days", FALLS),
                        (run, symbol) -> Volatility.deviation(run, symbol, days(run, MIDDLE_DAYS))),
                yardstick(new Said("funding", "funding an hour", FALLS), Bars::fundingPerHour),
                yardstick(new Said("basis", "mark / oracle, less one", FALLS), Basis::markOracle));
    }

    /** At which leverage {@code oi-cluster-distance} takes positions to be held: a guess. */
    public static LeverageMix leverageMix() {
        return LeverageMix.guess();
    }

    static int days(Bars bars, int days) {
        return bars.rows(Duration.ofDays(days));
    }

    private static CatalogueSignal yardstick(Said said, Declaration column) {
        return new CatalogueSignal(said.name, said.description, said.sign, column, Placebo.READ_AGAIN, Optional.empty());
    }

    private static CatalogueSignal signal(Said said, Declaration column, Declaration twin) {
        return new CatalogueSignal(said.name, said.description, said.sign, column, Placebo.READ_AGAIN, Optional.of(twin));
    }

    /** Open interest alone, and price alone in the twin. */
    private static CatalogueSignal onPrice(Said said, Shape shape) {
        return alone(shaped(said, shape, Bars::close));
    }

    private static CatalogueSignal alone(CatalogueSignal of) {
        return new CatalogueSignal(of.name(), of.description(), of.priorSign(), of.column(), Placebo.VALUES_ROTATED, of.twin());
    }

    /** Volume of a day, since that of one bar follows the hour of the day. */
    private static CatalogueSignal onVolume(Said said, Shape shape) {
        return shaped(said, shape, Catalogue::dayVolume);
    }

    private static CatalogueSignal shaped(Said said, Shape shape, Declaration other) {
        return signal(said, (run, symbol) -> shape.of(run, symbol, run.openInterestShares(symbol)),
                (run, symbol) -> shape.of(run, symbol, other.of(run, symbol)));
    }

    private static CatalogueSignal compared(Said said, UnaryOperator<Declaration> shape) {
        return alone(signal(said, shape.apply(Bars::openInterestShares), shape.apply(Bars::close)));
    }

    private static Column dayVolume(Setup run, Symbol symbol) {
        return run.volumeShares(symbol).sma(days(run, 1));
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

    private static Column volumeQuadrant(Setup run, Symbol symbol) {
        int window = days(run, SHORT_DAYS);
        return run.column(new Quadrant(run.close(symbol).change(window), dayVolume(run, symbol).change(window)));
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
        return dayVolume(run, symbol).dividedBy(x.sma(days(run, MIDDLE_DAYS)));
    }

    private static Column priceCrowding(Setup run, Symbol symbol) {
        int window = days(run, MIDDLE_DAYS);
        return run.column(new Crowd(run.close(symbol).zscore(window), run.fundingPerHour(symbol).zscore(window)));
    }

    private static Column meanDistance(Setup run, Symbol symbol) {
        return distance(run.close(symbol).ema(days(run, MIDDLE_DAYS)), run.close(symbol));
    }

    private static Column fromMean(Setup run, Symbol symbol) {
        return distance(run.close(symbol), run.close(symbol).ema(days(run, MIDDLE_DAYS)));
    }

    private static Column entryDistance(Setup run, Symbol symbol) {
        Column close = run.close(symbol);
        return distance(close, run.column(new MeanEntry(close, run.openInterestShares(symbol))));
    }
}
