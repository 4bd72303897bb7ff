package dev.wafer.engine.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The constants of realistic execution by name: those of {@link Assumption}, and {@code half-spread-TICKER} for the half-spread of one market.
 * Known half-spreads: MU 0.5 bp, SNDK 0.65 bp, AMD 2.75 bp; MU's, that of other markets and the factor in internal sessions are guesses.
 *
 * @param values by name, all in range
 */
public record Assumptions(SortedMap<String, Double> values) {
    private static final String HALF_SPREAD_OF = Assumption.HALF_SPREAD.assumptionName() + "-";

    /** What is assumed unless said otherwise. */
    public static final Assumptions STANDARD = new Assumptions(standardValues());

    /** Refuses unknown names and values out of range. */
    public Assumptions {
        values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
        values.forEach(Assumptions::check);
    }

    private static SortedMap<String, Double> standardValues() {
        SortedMap<String, Double> standard = new TreeMap<>();
        Arrays.stream(Assumption.values()).filter(each -> each != Assumption.IMPACT_FACTOR)
                .forEach(each -> standard.put(each.assumptionName(), each.standardValue()));
        standard.put(HALF_SPREAD_OF + "MU", 0.00005);
        standard.put(HALF_SPREAD_OF + "SNDK", 0.000065);
        standard.put(HALF_SPREAD_OF + "AMD", 0.000275);
        return standard;
    }

    private static void check(String name, double value) {
        double most = Arrays.stream(Assumption.values())
                .filter(each -> name.equals(each.assumptionName()) || (each == Assumption.HALF_SPREAD && isOfMarket(name)))
                .mapToDouble(Assumption::mostValue).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("assumption: found '" + name + "', expected one of " + String.join(", ", names())));
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException("assumption " + name + ": found " + value + ", expected a number from 0 to " + most);
        }
    }

    private static boolean isOfMarket(String name) {
        return name.startsWith(HALF_SPREAD_OF) && name.length() > HALF_SPREAD_OF.length();
    }

    /** The names that can be said. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        Arrays.stream(Assumption.values()).forEach(each -> names.add(each.assumptionName()));
        names.add(HALF_SPREAD_OF + "TICKER");
        return List.copyOf(names);
    }

    /**
     * The same with one of another value.
     *
     * @throws IllegalArgumentException if the name is unknown or the value out of range
     */
    public Assumptions with(String name, double value) {
        SortedMap<String, Double> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new Assumptions(changed);
    }

    /** Half-spreads and impact times a factor; a half-spread stays below the most it may be, limits stay as they are. */
    public Assumptions withCostsTimes(double factor) {
        SortedMap<String, Double> changed = new TreeMap<>(values);
        changed.replaceAll((name, value) -> name.startsWith(Assumption.HALF_SPREAD.assumptionName())
                ? Math.min(value * factor, Assumption.HALF_SPREAD.mostValue()) : value);
        changed.put(Assumption.IMPACT_FACTOR.assumptionName(), of(Assumption.IMPACT_FACTOR) * factor);
        return new Assumptions(changed);
    }

    /** The value of one. */
    public double of(Assumption assumption) {
        return values.getOrDefault(assumption.assumptionName(), assumption.standardValue());
    }

    /** Half the spread of a market outside internal sessions, as a fraction of the price. */
    public double halfSpreadFraction(String ticker) {
        return values.getOrDefault(HALF_SPREAD_OF + ticker, of(Assumption.HALF_SPREAD));
    }

    /** Those that matter to these markets, for reports. */
    public SortedMap<String, Double> forMarkets(List<String> tickers) {
        SortedMap<String, Double> chosen = new TreeMap<>();
        values.forEach((name, value) -> {
            if (!isOfMarket(name) || tickers.contains(name.substring(HALF_SPREAD_OF.length()))) {
                chosen.put(name, value);
            }
        });
        return chosen;
    }
}
