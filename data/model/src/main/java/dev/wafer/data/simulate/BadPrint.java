package dev.wafer.data.simulate;

import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.price.PriceFeed;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Two days of minutes around one bad print. The external price is quiet but for 150 seconds at 917.25; an update every three seconds takes it
 * through {@link PriceFeed}, so oracle and mark go there in steps of 50 bp. The book follows the oracle, for liquidations sell into it.
 */
final class BadPrint {
    private static final Instrument INSTRUMENT = new Instrument("MU", 3);
    private static final long FROM_MS = Instant.parse("2026-07-27T00:00:00Z").toEpochMilli();
    private static final long TO_MS = Instant.parse("2026-07-29T00:00:00Z").toEpochMilli();
    private static final long PRINT_MS = Instant.parse("2026-07-27T23:01:00Z").toEpochMilli();
    private static final long PRINT_LASTS_MS = 150_000;
    private static final long EVENT_LASTS_MS = 300_000;
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 3_600_000;
    private static final long UPDATE_MS = 3_000;
    private static final double TAU_MS = 1_800_000;
    private static final double LEVEL_USD = 1_127.90;
    private static final double BAD_USD = 917.25;
    private static final int DECIMALS = 3;
    private static final int RATE_DECIMALS = 10;

    /** Standard deviation of the quiet price around its level, how long it remembers, and how long before and after the event it is calm. */
    private static final double QUIET_DEVIATION = 0.003;
    private static final double QUIET_HOURS = 2;
    private static final double CALM_MS = 1_800_000;
    /** Part of its distance from the oracle that the book closes in an update. */
    private static final double FOLLOWED = 0.8;
    private static final double HALF_SPREAD = 0.0001;
    private static final double QUIET_SHARES = 40;
    private static final double RUSH_FACTOR = 400;
    private static final double OPEN_INTEREST_SHARES = 180_000;
    private static final double LIQUIDATED_SHARES = 57_000;

    private final Noise noise = Noise.of(1, "bad print");
    private final PriceFeed feed = new PriceFeed(LEVEL_USD, TAU_MS, Optional.empty());
    private double wander;
    private double midUsd = LEVEL_USD;
    private double premiumSum;

    MarketData market() {
        BarSeries.Builder bars = BarSeries.builder((int) ((TO_MS - FROM_MS) / MINUTE_MS));
        FundingSeries.Builder funding = FundingSeries.builder(48);
        for (long openMs = FROM_MS; openMs < TO_MS; openMs += MINUTE_MS) {
            if (openMs % HOUR_MS == 0 && openMs > FROM_MS) {
                addFunding(funding, openMs);
            }
            addBar(bars, openMs);
        }
        var facts = new OpenInterestFacts(OpenInterestFacts.Kind.CLOSE, "xyz-simulated", MINUTE_MS, 0, "simulated, with the bars");
        SymbolHistory history = new SymbolHistory(INSTRUMENT.ticker(), bars.build(), funding.build(), Optional.of(facts));
        return new MarketData("wafer-bad-print-simulated", "xyz", MINUTE_MS, "simulated, not market history: a bad print as in the market of SK hynix on"
                + " 2026-07-27, played by the symbol MU (wafer scenario bad-print)", true, List.of(history));
    }

    private void addBar(BarSeries.Builder bars, long openMs) {
        Range trades = new Range(lastUsd());
        Range marks = new Range(feed.markUsd());
        for (long timeMs = openMs + UPDATE_MS; timeMs <= openMs + MINUTE_MS; timeMs += UPDATE_MS) {
            update(timeMs);
            trades.add(lastUsd());
            marks.add(feed.markUsd());
        }
        bars.add(openMs, trades.openUsd, trades.highUsd, trades.lowUsd, trades.closeUsd);
        bars.with(Field.VOLUME, volumeShares(openMs)).with(Field.OPEN_INTEREST, openInterestShares(openMs + MINUTE_MS));
        bars.withMark(rounded(marks.openUsd), rounded(marks.highUsd), rounded(marks.lowUsd), rounded(marks.closeUsd));
        bars.with(Field.ORACLE, rounded(feed.oracleUsd()));
    }

    private void update(long timeMs) {
        double bidUsd = midUsd * (1 - HALF_SPREAD);
        feed.external(externalUsd(timeMs), new PriceFeed.Book(bidUsd, midUsd * (1 + HALF_SPREAD), lastUsd()), UPDATE_MS);
        midUsd += FOLLOWED * (feed.oracleUsd() - midUsd);
        premiumSum += midUsd / feed.oracleUsd() - 1;
    }

    /** The outside price: wandering about its level, still around the event, and wrong during the print. */
    private double externalUsd(long timeMs) {
        double hours = (double) UPDATE_MS / HOUR_MS;
        wander += QUIET_DEVIATION * StrictMath.sqrt(2 * hours / QUIET_HOURS) * noise.normal() - wander * hours / QUIET_HOURS;
        if (timeMs > PRINT_MS && timeMs <= PRINT_MS + PRINT_LASTS_MS) {
            return BAD_USD;
        }
        double distanceMs = timeMs <= PRINT_MS ? PRINT_MS - timeMs : Math.max(timeMs - PRINT_MS - EVENT_LASTS_MS, 0);
        double calm = Math.clamp(distanceMs / CALM_MS - 0.1, 0, 1);
        return LEVEL_USD * (1 + calm * wander);
    }

    private double lastUsd() {
        return INSTRUMENT.onTick(midUsd, RoundingMode.HALF_EVEN);
    }

    private double volumeShares(long openMs) {
        boolean isRush = openMs >= PRINT_MS && openMs < PRINT_MS + EVENT_LASTS_MS;
        return Decimals.round(QUIET_SHARES * (isRush ? RUSH_FACTOR : 1) * (0.5 + noise.uniform()), DECIMALS);
    }

    /** Falls while the mark does. */
    private double openInterestShares(long timeMs) {
        double gone = Math.clamp((double) (timeMs - PRINT_MS) / PRINT_LASTS_MS, 0.0, 1.0);
        return Decimals.round(OPEN_INTEREST_SHARES - gone * LIQUIDATED_SHARES, DECIMALS);
    }

    private void addFunding(FundingSeries.Builder funding, long timeMs) {
        double meanPremium = premiumSum / ((double) HOUR_MS / UPDATE_MS);
        premiumSum = 0;
        double rate = PremiumFunding.ratePerHour(meanPremium, PremiumFunding.multiplierAt(timeMs));
        funding.add(timeMs, Decimals.round(rate, RATE_DECIMALS), HOUR_MS, rounded(feed.oracleUsd()));
    }

    private static double rounded(double priceUsd) {
        return Decimals.round(priceUsd, DECIMALS);
    }
}
