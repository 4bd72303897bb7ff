package dev.wafer.strategies.wrap;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Notes;
import dev.wafer.api.Range;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.api.Wrapper;

/**
 * Uses only as much of the run's leverage as volatility leaves room for: each wish is scaled by {@code min(1, yearly / (leverage * sigma))}, sigma
 * the symbol's realised volatility of a year. Example: 3x, a target of 0.4 and sigma 0.8 give 0.4 / 2.4 = a sixth of what was wanted, exposure 0.5
 * where 3 was; an account of which all symbols move as one then has a volatility of 0.4.
 *
 * @param yearly the account's volatility of a year to aim at: 0.4 is 40 %
 * @param days window of realised volatility
 * @param band relative drift of a held exposure at which it is resized: 0.25 is a quarter
 */
public record VolatilityTarget(@Range(min = 0.01, max = 5) double yearly, @Range(min = 1, max = 365) int days,
        @Range(min = 0.01, max = 10) double band) implements Wrapper {
    /** 40 % a year, ten days, a quarter. */
    public VolatilityTarget() {
        this(0.4, 10, 0.25);
    }

    /** Refuses what is no target. */
    public VolatilityTarget {
        if (!(yearly > 0 && yearly <= Double.MAX_VALUE && days >= 1 && band > 0)) {
            throw new IllegalArgumentException(
                    "found yearly " + yearly + ", days " + days + " and band " + band + ", expected numbers above 0");
        }
    }

    @Override
    public String description() {
        return "Scales what is wanted so that the account's volatility stays near a target.";
    }

    @Override
    public Notes notes() {
        return new Notes("Volatility is easier to foresee than returns: risk stays alike in calm and in wild markets, and leverage shrinks before it is"
                + " liquidated.",
                "Moskowitz, Ooi and Pedersen, \"Time series momentum\", Journal of Financial Economics 104 (2012), size by 40 % a year; Moreira and Muir,"
                        + " \"Volatility-managed portfolios\", Journal of Finance 72 (2017).",
                "Closes alone; nothing is held before the window of returns is known. Positions made by targets are resized when they drift by the band,"
                        + " those made by plain orders are sized once.",
                "Realised volatility is late: the first day of a crash is taken at full size. It never wants more than the strategy inside. Each symbol is"
                        + " scaled by itself, so the legs of a hedge no longer match. Resizing costs fees.");
    }

    @Override
    public Strategy start(StrategySpec inner, Setup run) {
        return Overlay.of(inner, run, new ByVolatility(new Volatility(run, days), run.leverage()), band);
    }

    private final class ByVolatility implements Share {
        private final Volatility volatility;
        private final int leverage;

        ByVolatility(Volatility volatility, int leverage) {
            this.volatility = volatility;
            this.leverage = leverage;
        }

        @Override
        public double at(Symbol symbol, boolean isWanted, Market market, Account account, Desk desk) {
            return volatility.isKnown(symbol) ? Math.min(1, yearly / (leverage * volatility.ofAYear(symbol))) : 0;
        }

        @Override
        public String whyFlat() {
            return "volatility not known";
        }
    }
}
