package dev.wafer.strategies;

import dev.wafer.api.Column;
import dev.wafer.api.Notes;
import dev.wafer.api.Range;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import java.time.Duration;

/**
 * Stands on the side that is paid: short while the mean funding of the window, as a rate of a year, is above a threshold, long while it is below its
 * negative, out when it is within half of it.
 *
 * @param days length of the window
 * @param enterPerYear funding of a year, as a fraction of the notional, from which it is worth a position: 0.3 is 30 %
 */
public record FundingCarry(@Range(min = 1, max = 90) int days, @Range(min = 0.001, max = 20) double enterPerYear) implements StrategySpec {
    private static final double HOURS_OF_A_YEAR = 365 * 24;
    private static final double LEFT_AT = 0.5;

    /** A week, 30 % a year. */
    public FundingCarry() {
        this(7, 0.3);
    }

    /** Refuses a threshold that is none. */
    public FundingCarry {
        if (!(enterPerYear > 0 && enterPerYear <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("enterPerYear: found " + enterPerYear + ", expected a fraction above 0");
        }
    }

    @Override
    public String description() {
        return "Stands on the side that funding pays, while it pays much.";
    }

    @Override
    public Notes notes() {
        return new Notes("Funding is paid for the demand for one side. Where prices do not make up for it, the other side earns it.",
                "Koijen, Moskowitz, Pedersen and Vrugt, \"Carry\", Journal of Financial Economics 127 (2018); the thresholds are our own.",
                "Funding; a run without any is refused, and it is out where the mean of the window is not known.",
                "The position is naked: one day's move of the stock outweighs months of funding, most of all against a trend that the payers are right about.");
    }

    @Override
    public Strategy start(Setup run) {
        double exposure = run.exposurePerSymbol();
        int window = run.rows(Duration.ofDays(days));
        return run.perSymbol(symbol -> {
            Column carryPerYear = run.fundingPerHour(symbol).optional().sma(window).times(HOURS_OF_A_YEAR);
            return (_, _, desk) -> {
                if (!carryPerYear.isKnown()) {
                    desk.target(symbol, 0, "funding of the window not known");
                } else if (carryPerYear.now() > enterPerYear) {
                    desk.target(symbol, -exposure, "longs pay");
                } else if (carryPerYear.now() < -enterPerYear) {
                    desk.target(symbol, exposure, "shorts pay");
                } else if (Math.abs(carryPerYear.now()) < LEFT_AT * enterPerYear) {
                    desk.target(symbol, 0, "the carry is gone");
                }
            };
        });
    }
}
