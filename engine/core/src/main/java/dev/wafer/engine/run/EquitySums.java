package dev.wafer.engine.run;

import dev.wafer.engine.lane.Held;
import dev.wafer.engine.measure.Drawdown;
import dev.wafer.engine.price.PriceTape;
import java.util.Arrays;

/**
 * Equity of several positions over a short stretch of bars: position after position is added to sums by bar, in the order in which a bar by bar sum would add
 * them, so that the bits are the same.
 */
final class EquitySums {
    private static final int BARS = 256;

    private final double[] atCloseUsd = new double[BARS];
    private final double[] atFirstUsd = new double[BARS];
    private final double[] atSecondUsd = new double[BARS];

    /** Most bars at once. */
    int length() {
        return BARS;
    }

    void begin(double cashUsd, int bars) {
        Arrays.fill(atCloseUsd, 0, bars, cashUsd);
    }

    void addMargins(Held held, int fromTick, int bars) {
        for (int k = 0; k < bars; k++) {
            atCloseUsd[k] += held.marginUsd(fromTick + k);
        }
    }

    /** All margins are in: from here on profits are added, at the first extreme, at the second and at the close. */
    void beginMarks(int bars) {
        System.arraycopy(atCloseUsd, 0, atFirstUsd, 0, bars);
        System.arraycopy(atCloseUsd, 0, atSecondUsd, 0, bars);
    }

    void addExtremes(Held held, PriceTape prices, boolean isLowFirst, int fromTick, int fromBar, int toBar) {
        double[] firsts = isLowFirst ? prices.markLows().values() : prices.markHighs().values();
        double[] seconds = isLowFirst ? prices.markHighs().values() : prices.markLows().values();
        for (int k = fromBar; k < toBar; k++) {
            atFirstUsd[k] += held.unrealizedUsd(firsts[fromTick + k]);
            atSecondUsd[k] += held.unrealizedUsd(seconds[fromTick + k]);
        }
    }

    void addCloses(Held held, int fromTick, int bars) {
        for (int k = 0; k < bars; k++) {
            atCloseUsd[k] += held.unrealizedAtCloseUsd(fromTick + k);
        }
    }

    /** Writes all bars down; returns the equity of the last. */
    double record(RunRecord run, int fromTick, int bars) {
        Drawdown drawdown = run.drawdown();
        for (int k = 0; k < bars; k++) {
            drawdown.inside(Math.min(atFirstUsd[k], atSecondUsd[k]));
            drawdown.close(atCloseUsd[k]);
        }
        run.keep(fromTick, atCloseUsd, bars);
        return atCloseUsd[bars - 1];
    }
}
