package dev.wafer.strategies;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Notes;
import dev.wafer.api.Range;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * One large position, as it was seen: 16,859 MU bought at 750.05 with 3x leverage. After the first close above the price one buy limit rests there
 * for the whole size; what happens then is the venue's doing.
 *
 * @param ticker which symbol
 * @param shares how many
 * @param priceUsd the limit, USDC per share
 */
public record Whale(String ticker, @Range(min = 0.001, max = 1e9) double shares, @Range(min = 0.01, max = 1e7) double priceUsd)
        implements StrategySpec {
    /** The reported position. */
    public Whale() {
        this("MU", 16_859, 750.05);
    }

    /** Refuses what cannot be bought. */
    public Whale {
        if (!(shares > 0 && shares <= Double.MAX_VALUE && priceUsd > 0 && priceUsd <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("found shares " + shares + " and priceUsd " + priceUsd + ", expected finite numbers above 0");
        }
    }

    @Override
    public String description() {
        return "After the first close above 750.05 one resting bid there for 16,859 MU: a reported position.";
    }

    @Override
    public Notes notes() {
        return new Notes("One large leveraged position as it was seen, to ask what the venue would have done with it.",
                "A position reported in 2026 with its size, leverage and liquidation price of 526.35 USDC; the entry price follows from these.",
                "Closes alone; the leverage is the run's.",
                "It is an example, not a method: no exit, no second try. If the market falls through the limit at the very next open, the larger fee of a"
                        + " crossing fill may not be covered and the order is refused.");
    }

    @Override
    public double defaultCapitalUsd() {
        return 5_000_000;
    }

    @Override
    public Strategy start(Setup run) {
        Symbol symbol = run.symbol(ticker);
        double neededUsd = neededUsd(run.leverage(), run.makerFeeFraction(symbol));
        if (!(run.capitalUsd() >= neededUsd)) {
            throw new IllegalArgumentException("whale: found capital of " + text(run.capitalUsd(), RoundingMode.FLOOR) + " USDC, expected at least "
                    + text(neededUsd, RoundingMode.CEILING) + " USDC: margin and fee of " + shares + " " + ticker + " at " + priceUsd + " with "
                    + run.leverage() + "x");
        }
        return new OneBid(symbol);
    }

    /** Margin and fee of a resting fill of the whole size. Example: 16,859 at 750.05, 3x, fee 0.00003 needs 4,215,030.98 + 379.35. */
    private double neededUsd(int leverage, double makerFeeFraction) {
        return shares * priceUsd * (1.0 / leverage + makerFeeFraction);
    }

    /** Whole cents; the need is rounded up, so that what the message asks for suffices. */
    private static String text(double usd, RoundingMode rounding) {
        return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(usd).setScale(2, rounding));
    }

    private final class OneBid implements Strategy {
        private final Symbol symbol;
        private boolean isSent;

        OneBid(Symbol symbol) {
            this.symbol = symbol;
        }

        @Override
        public void onBar(Market market, Account account, Desk desk) {
            if (!isSent && market.isPresent(symbol) && market.closeUsd(symbol) > priceUsd) {
                isSent = true;
                desk.order(symbol).buy(shares).limitAt(priceUsd).send("the price was above the bid");
            }
        }
    }
}
