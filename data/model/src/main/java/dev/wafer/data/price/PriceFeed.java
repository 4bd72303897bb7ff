package dev.wafer.data.price;

import dev.wafer.data.rule.DiscoveryBand;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Oracle and mark of one market from update to update: external price or average, mean distance of the book, median, the venue's largest move
 * of an update for both, the bounds where there is no external price. The order of these steps is our reading; each is documented by itself.
 * One object for one series; not for several threads.
 */
public final class PriceFeed {
    private final double tauMs;
    private final Optional<DiscoveryBounds> bounds;
    private double oracleUsd;
    private double markUsd;
    private double meanDistanceUsd;

    /**
     * The book as an update sees it.
     *
     * @param bidUsd best bid; taken as impact bid too
     * @param askUsd best ask; taken as impact ask too
     * @param lastUsd last trade
     */
    public record Book(double bidUsd, double askUsd, double lastUsd) {
        /** Checks the prices. */
        public Book {
            if (!(bidUsd > 0 && askUsd >= bidUsd && askUsd <= Double.MAX_VALUE && lastUsd > 0 && lastUsd <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("book: found bid " + bidUsd + ", ask " + askUsd + ", last " + lastUsd
                        + ", expected finite prices above 0 and no bid above the ask");
            }
        }
    }

    /**
     * A feed that starts with oracle and mark at an external price.
     *
     * @param tauMs time constant of the oracle's average
     */
    public PriceFeed(double externalUsd, double tauMs, Optional<DiscoveryBand> band) {
        this.tauMs = tauMs;
        bounds = band.map(found -> new DiscoveryBounds(found, externalUsd));
        oracleUsd = externalUsd;
        markUsd = externalUsd;
    }

    /** An update with an external price. */
    public void external(double externalUsd, Book book, double elapsedMs) {
        oracleUsd = MarkFormula.limitedUsd(externalUsd, oracleUsd, MarkFormula.VENUE_MOVE_FRACTION);
        bounds.ifPresent(around -> around.external(oracleUsd));
        markUsd = nextMarkUsd(book, elapsedMs);
    }

    /** An update without one. */
    public void internal(Book book, double elapsedMs) {
        double behindUsd = OracleAverage.impactDifferenceUsd(oracleUsd, OptionalDouble.of(book.bidUsd()), OptionalDouble.of(book.askUsd()));
        double averageUsd = OracleAverage.nextUsd(oracleUsd, behindUsd, elapsedMs, tauMs);
        oracleUsd = MarkFormula.limitedUsd(averageUsd, oracleUsd, MarkFormula.VENUE_MOVE_FRACTION);
        bounds.ifPresent(around -> around.internal(oracleUsd));
        double wantedUsd = nextMarkUsd(book, elapsedMs);
        markUsd = bounds.map(around -> around.clampUsd(wantedUsd)).orElse(wantedUsd);
    }

    private double nextMarkUsd(Book book, double elapsedMs) {
        meanDistanceUsd = MarkFormula.meanDistanceUsd(meanDistanceUsd, (book.bidUsd() + book.askUsd()) / 2 - oracleUsd, elapsedMs);
        double localUsd = MarkFormula.median(book.bidUsd(), book.askUsd(), book.lastUsd());
        return MarkFormula.limitedUsd(MarkFormula.markUsd(oracleUsd, meanDistanceUsd, localUsd), markUsd, MarkFormula.VENUE_MOVE_FRACTION);
    }

    /** The oracle after the last update. */
    public double oracleUsd() {
        return oracleUsd;
    }

    /** The mark after the last update. */
    public double markUsd() {
        return markUsd;
    }

    /** The bounds, if the market has a band. */
    public Optional<DiscoveryBounds> bounds() {
        return bounds;
    }
}
