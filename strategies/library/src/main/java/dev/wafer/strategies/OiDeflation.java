package dev.wafer.strategies;

import dev.wafer.api.Account;
import dev.wafer.api.Column;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Notes;
import dev.wafer.api.Range;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import java.time.Duration;
import java.util.Optional;

/**
 * The leveraged long that wants to be out before the others have to be. It leaves when open interest has fallen by a share of its trailing peak
 * (positions are being unwound), or when leverage is overextended: open interest and funding both in the top decile of the trailing window (many
 * longs, paying much). It is long when open interest is back within half that share of the peak and nothing is overextended; in between it keeps
 * what it has.
 *
 * @param days length of the trailing window
 * @param fallShare fall from the peak at which it leaves: 0.15 is 15 %
 * @param crowdedRank rank in the window above which open interest and funding count as high: 0.9 is the top decile, 1 is never
 */
public record OiDeflation(@Range(min = 7, max = 365) int days, @Range(min = 0.01, max = 0.9) double fallShare,
        @Range(min = 0.5, max = 1) double crowdedRank) implements StrategySpec {
    /** Thirty days, a fall of 15 %, the top decile. */
    public OiDeflation() {
        this(30, 0.15, 0.9);
    }

    /** Refuses shares that are no fractions. */
    public OiDeflation {
        if (!(fallShare > 0 && fallShare < 1 && crowdedRank >= 0 && crowdedRank <= 1)) {
            throw new IllegalArgumentException(
                    "found fallShare " + fallShare + " and crowdedRank " + crowdedRank + ", expected fractions, fallShare between 0 and 1");
        }
    }

    @Override
    public String description() {
        return "A long that leaves when open interest deflates or leverage is overextended, and returns when it recovers.";
    }

    @Override
    public Notes notes() {
        return new Notes("Deleveraging feeds on itself: be out before the others have to be, and not in while many longs pay much.",
                "Own rule, after the spirals in Brunnermeier and Pedersen, \"Market liquidity and funding liquidity\", Review of Financial Studies 22 (2009).",
                "Open interest; a run without any is refused, and it is out where open interest of the whole window is not known. Funding where it is"
                        + " recorded; elsewhere only the fall of open interest is tested, and the reason of each entry says so.",
                "It knows nothing of price: a slow fall with steady open interest is taken in full. A rank over n bars ends at 1 - 0.5 / n, so on bars of a"
                        + " week or more nothing is ever overextended.");
    }

    @Override
    public Strategy start(Setup run) {
        double exposure = run.exposurePerSymbol();
        int window = run.rows(Duration.ofDays(days));
        return run.perSymbol(symbol -> {
            Column oi = run.openInterestShares(symbol).optional();
            Column shareOfPeak = oi.dividedBy(oi.highest(window));
            return new OneSymbol(symbol, exposure, shareOfPeak, oi.rank(window), recordedFunding(run, symbol).map(rate -> rate.rank(window)));
        });
    }

    /** Funding helps but is not needed: a run that has none refuses the column, and does without it. */
    private static Optional<Column> recordedFunding(Setup run, Symbol symbol) {
        try {
            return Optional.of(run.fundingPerHour(symbol).optional());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private final class OneSymbol implements Strategy {
        private final Symbol symbol;
        private final double exposure;
        private final Column shareOfPeak;
        private final Column oiRank;
        private final Optional<Column> fundingRank;

        OneSymbol(Symbol symbol, double exposure, Column shareOfPeak, Column oiRank, Optional<Column> fundingRank) {
            this.symbol = symbol;
            this.exposure = exposure;
            this.shareOfPeak = shareOfPeak;
            this.oiRank = oiRank;
            this.fundingRank = fundingRank;
        }

        @Override
        public void onBar(Market market, Account account, Desk desk) {
            if (!shareOfPeak.isKnown()) {
                desk.target(symbol, 0, "open interest of the window not known");
            } else if (shareOfPeak.now() < 1 - fallShare) {
                desk.target(symbol, 0, "open interest deflated");
            } else if (isOverextended()) {
                desk.target(symbol, 0, "overextended: open interest and funding both high");
            } else if (shareOfPeak.now() > 1 - fallShare / 2) {
                desk.target(symbol, exposure, isFundingKnown() ? "open interest near its peak, not overextended"
                        : "open interest near its peak; funding not known, so overextension is not tested");
            }
        }

        private boolean isOverextended() {
            return isFundingKnown() && oiRank.now() > crowdedRank && fundingRank.get().now() > crowdedRank;
        }

        private boolean isFundingKnown() {
            return fundingRank.isPresent() && fundingRank.get().isKnown();
        }
    }
}
