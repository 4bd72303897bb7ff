package dev.wafer.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.engine.measure.EquityCurve;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunReportTest {
    @Test
    void a_report_says_what_was_run_on_what_and_that_it_is_simulated() {
        String report = RunReport.of(HandMadeRun.of(), new RunReport.Extent(10, false), false);

        assertThat(report).startsWith("sma-cross fast=20 risk=0.1 allowShort=true mood=very-eager  [SIMULATED DATA]\n")
                .contains("two-names-simulated (simulated: not real prices)").contains("MU, AMD, bars of 1d")
                .contains("2026-05-10 00:00 to 2026-05-13 00:00 UTC").contains("leverage 3x, capital 1,234,567.50 USDC")
                .contains("path pessimistic, execution ideal, funding filled, fees of the rules");
    }

    @Test
    void money_is_separated_shares_are_percent_and_what_is_undefined_is_said_to_be() {
        String report = RunReport.of(HandMadeRun.withSharpe(OptionalDouble.empty()), new RunReport.Extent(10, false), false);

        assertThat(report).contains("1,100,000.00").contains("-10.90 %").contains("60.00 %").containsPattern("Sharpe +n/a").containsPattern("return a year +n/a");
    }

    @Test
    void funding_is_told_in_its_parts() {
        String report = RunReport.of(HandMadeRun.of(), new RunReport.Extent(10, false), false);

        assertThat(report).containsPattern("funding +-12\\.25").containsPattern("recorded +-10\\.00 +50\\.00 % of the points due")
                .containsPattern("at the base rate +-2\\.25");
    }

    @Test
    void liquidations_open_positions_findings_and_guesses_are_listed() {
        String report = RunReport.of(HandMadeRun.of(), new RunReport.Extent(10, false), false);

        assertThat(report).containsPattern("2026-05-11 00:00  MU  long +16,859  526\\.350877 .* whole").containsPattern("AMD  short +12\\.5 .* 0\\.06640000")
                .contains("warning: leverage is high").contains("symbol-ends: AMD ends on 2026-05-12")
                .contains("- all markets: funding-multiplier 0.5 from 2026-05-10 00:00 (held back from February 2026)");
    }

    @Test
    void no_line_is_wider_than_120_columns_and_pipes_get_no_terminal_codes() {
        String report = RunReport.of(HandMadeRun.of(), new RunReport.Extent(10, false), false);

        assertThat(report.lines().mapToInt(String::length).max().orElse(0)).isBetween(100, 120);
        assertThat(report).doesNotContain("\u001b");
        assertThat(RunReport.of(HandMadeRun.of(), new RunReport.Extent(10, false), true)).contains("\u001b[1mResult\u001b[0m");
    }

    @Test
    void only_so_many_trades_are_listed_as_asked_for() {
        String report = RunReport.of(HandMadeRun.of(), new RunReport.Extent(1, false), false);

        assertThat(report).contains("Trades (first 1 of 2; --trades N for more)").contains("-4,215,030.98").doesNotContain("quoted");
    }

    @Test
    void columns_are_aligned_numbers_to_the_right() {
        List<String> lines = new Table("name", ">value", "").row("a", "1", "x").row("bcdefg", "1,234", "").lines();

        assertThat(lines).containsExactly("name    value", "a           1  x", "bcdefg  1,234");
    }

    @Test
    void a_row_with_too_few_cells_is_refused() {
        assertThatThrownBy(() -> new Table("a", "b").row("1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_sparkline_goes_from_the_lowest_to_the_highest() {
        EquityCurve curve = new EquityCurve(new long[] {0, 1, 2}, new double[] {100, 80, 120});

        assertThat(Sparkline.of(curve, 72)).isEqualTo("\u2585\u2581\u2588");
        assertThat(Sparkline.of(new EquityCurve(new long[] {0, 1}, new double[] {5, 5}), 72)).isEqualTo("\u2581\u2581");
        assertThat(Sparkline.of(new EquityCurve(new long[1], new double[1]), 72)).isEmpty();
    }

    @Test
    void the_names_of_measures_are_those_of_the_list() {
        List<String> names = Measures.of(HandMadeRun.of().result().summary()).stream().map(Measures.Measure::name).toList();

        assertThat(Measures.names()).isEqualTo(names);
    }

    @Test
    void runs_stand_side_by_side() {
        String table = ComparisonReport.of("Two runs", List.of(HandMadeRun.of(), HandMadeRun.of()), false);

        assertThat(table.lines()).hasSize(4);
        assertThat(table).containsPattern("sma-cross  MU,AMD +1,234,568 +-10\\.90 %");
    }
}
