package dev.wafer.cli.report;

import dev.wafer.engine.measure.Summary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The measures of a run by the names they have in JSON and in {@code --fail-if}, in the order of the schema. */
public final class Measures {
    private static final Set<String> COUNTS = Set.of("trades", "liquidations", "rejectedOrders", "reducedOrders", "ambiguousBars");
    /** Costs, losses and risks: less of them is better. */
    private static final Set<String> LOWEST_FIRST = Set.of("volatility", "maxDrawdown", "maxDrawdownIntrabar", "turnoverUsd", "feesUsd", "slippageUsd",
            "liquidations", "badDebtUsd", "backstopUsd", "rejectedOrders", "reducedOrders", "ambiguousBars");

    private Measures() {}

    /** Whether the measure of a name is a whole number by nature. */
    public static boolean isCount(String name) {
        return COUNTS.contains(name);
    }

    /** Whether more of the measure of a name is better than less. */
    public static boolean isHighestFirst(String name) {
        return !LOWEST_FIRST.contains(name);
    }

    /**
     * One measure.
     *
     * @param name {@code maxDrawdown}
     * @param value empty where it is not defined
     * @param isCount whether it is a whole number by nature
     */
    public record Measure(String name, OptionalDouble value, boolean isCount) {}

    /** All of them. */
    public static List<Measure> of(Summary s) {
        return List.of(number("finalEquityUsd", s.finalEquityUsd()), number("totalReturn", s.totalReturn()), maybe("cagr", s.cagr()),
                maybe("volatility", s.volatility()), maybe("sharpe", s.sharpe()), maybe("sortino", s.sortino()), maybe("calmar", s.calmar()),
                number("maxDrawdown", s.maxDrawdown()), number("maxDrawdownIntrabar", s.maxDrawdownIntrabar()), count("trades", s.trades()),
                maybe("winRate", s.winRate()), maybe("profitFactor", s.profitFactor()), maybe("exposureTime", s.exposureTime()),
                number("turnoverUsd", s.turnoverUsd()), number("feesUsd", s.feesUsd()), number("fundingUsd", s.fundingUsd()),
                number("slippageUsd", s.slippageUsd()), count("liquidations", s.liquidations()), number("badDebtUsd", s.badDebtUsd()),
                number("backstopUsd", s.backstopUsd()), count("rejectedOrders", s.rejectedOrders()), count("reducedOrders", s.reducedOrders()),
                count("ambiguousBars", s.ambiguousBars()), maybe("fundingCoverage", s.fundingCoverage()));
    }

    /** The names alone. */
    public static List<String> names() {
        return List.of("finalEquityUsd", "totalReturn", "cagr", "volatility", "sharpe", "sortino", "calmar", "maxDrawdown", "maxDrawdownIntrabar",
                "trades", "winRate", "profitFactor", "exposureTime", "turnoverUsd", "feesUsd", "fundingUsd", "slippageUsd", "liquidations",
                "badDebtUsd", "backstopUsd", "rejectedOrders", "reducedOrders", "ambiguousBars", "fundingCoverage");
    }

    /** The measure of a name, if there is one. */
    public static Optional<Measure> find(Summary summary, String name) {
        return of(summary).stream().filter(measure -> measure.name().equals(name)).findFirst();
    }

    private static Measure number(String name, double value) {
        return new Measure(name, OptionalDouble.of(value), false);
    }

    private static Measure count(String name, int value) {
        return new Measure(name, OptionalDouble.of(value), true);
    }

    private static Measure maybe(String name, OptionalDouble value) {
        return new Measure(name, value, false);
    }
}
