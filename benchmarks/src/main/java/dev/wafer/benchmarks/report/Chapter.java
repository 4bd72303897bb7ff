package dev.wafer.benchmarks.report;

import dev.wafer.benchmarks.Allocation;
import dev.wafer.benchmarks.harness.Answers;
import dev.wafer.benchmarks.harness.Figure;
import dev.wafer.cli.text.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Figures that are read together.
 *
 * @param title what they are about
 * @param yardstick key of the figure that the others are divided by
 * @param yardstickName heading of the column with the quotients
 * @param keys in the order of the rows
 */
record Chapter(String title, String yardstick, String yardstickName, List<String> keys) {
    private static final double MOST_WITH_DECIMALS = 1000;

    /** All of them. */
    static List<Chapter> all() {
        return List.of(
                new Chapter("One run, 1,000,000 bars", "hand_ns_per_bar", "x hand",
                        List.of("hand_ns_per_bar", "engine_ns_per_bar", "engine_mega_ns_per_bar", "engine_interface_ns_per_bar",
                                "engine_orders_ns_per_bar", "engine_realistic_ns_per_bar", "three_symbols_ns_per_bar",
                                "hand_every_close_ns_per_bar", "engine_every_close_ns_per_bar", "hand_busy_ns_per_bar", "engine_busy_ns_per_bar",
                                "engine_from_bars_ns_per_bar", "memory_ns_per_bar")),
                new Chapter("Sweep over 100,000 bars with fees, funding and liquidations", "sweep_ns_per_bar_point", "x one",
                        List.of("sweep_64_ns_per_bar_point", "sweep_64_two_threads_ns_per_bar_point", "sweep_ns_per_bar_point",
                                "sweep_two_threads_ns_per_bar_point")),
                new Chapter("The same rule and bars in ta4j: 100,000 bars, long only, no costs", "ta4j_ns_per_bar", "x ta4j",
                        List.of("ta4j_ns_per_bar", "ta4j_executor_ns_per_bar", "engine_long_only_from_bars_ns_per_bar", "ta4j_means_known_ns_per_bar",
                                "engine_long_only_ns_per_bar")),
                new Chapter("Start, files and memory", "", "",
                        List.of("first_run_ms", "warm_run_ms", "load_rows_per_s", "load_text_rows_per_s", "memory_gb_per_s")),
                new Chapter("Allocation", "", "",
                        allocationKeys()));
    }

    private static List<String> allocationKeys() {
        return Stream.concat(Arrays.stream(Allocation.Kind.values()).map(Allocation.Kind::key), Stream.of("bytes_per_trade")).toList();
    }

    /** Headings of the columns; {@code >} marks one of numbers. */
    List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("", ">median", ">low", ">high", "unit"));
        if (hasYardstick()) {
            headings.add(">" + yardstickName);
        }
        return headings;
    }

    /** A row of cells for each of its figures that was measured. */
    List<List<String>> rows(Answers answers) {
        List<List<String>> rows = new ArrayList<>();
        for (String key : keys) {
            answers.figure(key).ifPresent(figure -> rows.add(row(figure, answers.ratio(key, yardstick))));
        }
        return rows;
    }

    private List<String> row(Figure figure, Optional<Double> ratio) {
        List<String> row = new ArrayList<>(List.of(figure.text(), number(figure.value()), number(figure.low()), number(figure.high()), figure.unit()));
        if (hasYardstick()) {
            row.add(ratio.map(times -> String.format(Locale.ROOT, "%.2f", times)).orElse(""));
        }
        return row;
    }

    private boolean hasYardstick() {
        return !yardstick.isEmpty();
    }

    private static String number(double value) {
        return Math.abs(value) < MOST_WITH_DECIMALS ? String.format(Locale.ROOT, "%.2f", value) : Figures.count(Math.round(value));
    }
}
