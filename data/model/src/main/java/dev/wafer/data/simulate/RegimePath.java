package dev.wafer.data.simulate;

/**
 * The regime of every bar, shared by all symbols: a semi-Markov chain of calm, trend and storm with exponential lengths of 12, 8 and 2.5 days on
 * average; what follows is drawn. Time is then spent 55.7 %, 36.3 % and 8.0 % in them, and the mean of the squared volatility factors is 0.90; jumps
 * and flushes make up the rest of a symbol's variance.
 */
final class RegimePath {
    /** A kind of market: its length, how volatile it is, and how likely trend or calm follows in place of storm. */
    private enum Regime {
        CALM(12, 0.75), TREND(8, 0.95), STORM(2.5, 1.8);

        private final double meanDays;
        private final double volatilityFactor;

        Regime(double meanDays, double volatilityFactor) {
            this.meanDays = meanDays;
            this.volatilityFactor = volatilityFactor;
        }

        Regime next(double uniform) {
            return switch (this) {
                case CALM -> uniform < 0.7 ? TREND : STORM;
                case TREND -> uniform < 0.6 ? CALM : STORM;
                case STORM -> uniform < 0.6 ? CALM : TREND;
            };
        }
    }

    private final double[] volatilityFactors;
    private final double[] trends;
    private final double[] normals;

    /** With what symbols share, or, if none has a loading on it, without. */
    RegimePath(RegimeGrid grid, long seed, boolean isShared) {
        Ziggurat noise = Ziggurat.of(seed, "regimes");
        Ziggurat shared = Ziggurat.of(seed, "shared");
        volatilityFactors = new double[grid.count()];
        trends = new double[grid.count()];
        normals = new double[grid.count()];
        double first = noise.uniform();
        Regime regime = first < 0.557 ? Regime.CALM : first < 0.92 ? Regime.TREND : Regime.STORM;
        double direction = noise.uniform() < 0.5 ? -1 : 1;
        double leftDays = regime.meanDays * noise.exponential();
        for (int bar = 0; bar < trends.length; bar++) {
            while (leftDays <= 0) {
                regime = regime.next(noise.uniform());
                direction = noise.uniform() < 0.5 ? -1 : 1;
                leftDays += regime.meanDays * noise.exponential();
            }
            volatilityFactors[bar] = regime.volatilityFactor;
            trends[bar] = regime == Regime.TREND ? direction : 0;
            normals[bar] = isShared ? shared.normal() : 0;
            leftDays -= grid.days();
        }
    }

    double volatilityFactor(int bar) {
        return volatilityFactors[bar];
    }

    /** +1 in an upward trend, -1 in a downward one, 0 outside. */
    double trend(int bar) {
        return trends[bar];
    }

    /** The part of a bar's move that all symbols share, standard normal. */
    double normal(int bar) {
        return normals[bar];
    }
}
