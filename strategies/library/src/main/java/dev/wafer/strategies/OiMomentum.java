package dev.wafer.strategies;

import dev.wafer.api.Column;
import dev.wafer.api.Notes;
import dev.wafer.api.Range;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import java.time.Duration;

/**
 * Follows a price move only while open interest rises with it. Rising open interest is new money behind the move; falling open interest is old
 * positions being covered, a move that ends with them. Long when price and open interest both rose over the window, short when the price fell and
 * open interest rose, out when open interest fell. Where one of them did not move it keeps what it has.
 *
 * @param days length of the window
 * @param minOiRise how much open interest must have risen to count as new money: 0.02 is 2 %; zero is any rise
 */
public record OiMomentum(@Range(min = 1, max = 90) int days, @Range(min = 0, max = 1) double minOiRise) implements StrategySpec {
    /** Three days, any rise. */
    public OiMomentum() {
        this(3, 0);
    }

    /** Refuses a rise that is not a number. */
    public OiMomentum {
        if (!(minOiRise >= 0 && minOiRise <= 1)) {
            throw new IllegalArgumentException("minOiRise: found " + minOiRise + ", expected a fraction from 0 to 1");
        }
    }

    @Override
    public String description() {
        return "Follows a price move while open interest rises with it, out when open interest falls.";
    }

    @Override
    public Notes notes() {
        return new Notes("Rising open interest is new money behind a move; falling open interest is old positions being covered, a move that ends with them.",
                "The futures trader's table of price and open interest, as in J. J. Murphy, \"Technical Analysis of the Futures Markets\" (1986).",
                "Open interest; a run without any is refused, and where it stops being known the position is left.",
                "Open interest says how many positions, not whose. In a market that turns about as often as the window is long it is always late; a hole in"
                        + " open interest costs a round trip.");
    }

    @Override
    public Strategy start(Setup run) {
        double exposure = run.exposurePerSymbol();
        int window = run.rows(Duration.ofDays(days));
        return run.perSymbol(symbol -> {
            Column priceChange = run.close(symbol).change(window);
            Column oiChange = run.openInterestShares(symbol).optional().change(window);
            return (_, _, desk) -> {
                if (!oiChange.isKnown()) {
                    desk.target(symbol, 0, "open interest not known");
                } else if (oiChange.now() < 0) {
                    desk.target(symbol, 0, "open interest fell: covering");
                } else if (oiChange.now() > minOiRise && priceChange.now() > 0) {
                    desk.target(symbol, exposure, "price and open interest rose: new longs");
                } else if (oiChange.now() > minOiRise && priceChange.now() < 0) {
                    desk.target(symbol, -exposure, "price fell, open interest rose: new shorts");
                }
            };
        });
    }
}
