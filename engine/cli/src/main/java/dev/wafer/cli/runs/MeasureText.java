package dev.wafer.cli.runs;

import dev.wafer.cli.text.Figures;
import dev.wafer.data.io.runs.RunOutcome.Measure;
import java.util.Set;

/** Measures by name as people read them. */
final class MeasureText {
    private static final Set<String> FRACTIONS = Set.of("totalReturn", "cagr", "volatility", "maxDrawdown", "maxDrawdownIntrabar", "winRate", "exposureTime",
            "fundingCoverage");

    private MeasureText() {}

    static String of(Measure measure) {
        if (measure.value().isEmpty()) {
            return "n/a";
        }
        double value = measure.value().getAsDouble();
        if (measure.isCount()) {
            return Figures.count((long) value);
        } else if (measure.name().endsWith("Usd")) {
            return Figures.usd(value);
        }
        return FRACTIONS.contains(measure.name()) ? Figures.percent(value) : Figures.ratio(measure.value());
    }

    /** With all its digits. */
    static String exact(Measure measure) {
        return measure.value().isPresent() ? Figures.plain(measure.value().getAsDouble()) : "n/a";
    }

    /** {@code maxDrawdownIntrabar} is {@code max drawdown intrabar}. */
    static String words(String name) {
        return name.replace("Usd", "").replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
    }
}
