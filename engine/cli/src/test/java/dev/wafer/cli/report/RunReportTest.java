package dev.wafer.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.cli.text.Table;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.FundingParts;
import dev.wafer.engine.run.RunResult.InputShare;
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

        assertThat(report).containsPattern("2026-05-11 00:00  MU  long +16,859  526\\.350877 .* whole").containsPattern("AMD  short  isolated +12\\.5 .* 0\\.06640000")
                .contains("warning: leverage is high").contains("symbol-ends: AMD ends on 2026-05-12")
                .contains("Rules that are guesses: 1 (--verbose gives sources)\n  funding-multiplier  0.5  all markets\n");
    }

    @Test
    void guesses_come_with_their_sources_on_demand() {
        String report = RunReport.of(HandMadeRun.of(), new RunReport.Extent(10, true), false);

        assertThat(report).contains("Rules that are guesses: 1\n  - all markets: funding-multiplier 0.5 from 2026-05-10 00:00 (held back from February 2026)");
    }

    @Test
    void margin_latency_stress_and_what_is_assumed_are_said() {
        String report = RunReport.of(HandMadeRun.realistic(), new RunReport.Extent(10, false), false);

        assertThat(report).contains("xyz, cross margin, leverage 3x")
                .contains("path pessimistic, execution realistic, orders late by 2 bars, funding filled times 2.5, fees of the rules")
                .contains("\nAssumed (change with --assume NAME=VALUE)\n")
                .contains("half-spread-AMD 0.000275", "half-spread-MU 0.00005", "impact-cap 0.1 (not 0.05)", "volume-share 0.1").doesNotContain("SNDK", "half-spread 0")
                .containsPattern("slippage +-33\\.50 .*spread and impact, inside the prices").containsPattern("MU +long +16,859 .* backstop\n");
        assertThat(RunReport.of(HandMadeRun.of(), new RunReport.Extent(10, false), false)).doesNotContain("Assumed", "slippage", "late by", "backstop");
    }

    @Test
    void funding_by_formula_and_what_the_backstop_took_are_lines_where_there_is_any() {
        String report = RunReport.of(HandMadeRun.with(new FundingParts(-4, -3, -2.25), 77), new RunReport.Extent(10, false), false);

        assertThat(report).containsPattern("recorded +-3\\.00 ").containsPattern("by formula +-4\\.00 +from recorded premiums")
                .containsPattern("by formula +-3\\.00 +from recorded impact prices").containsPattern("at the base rate +-2\\.25")
                .containsPattern("backstop +-77\\.00 .*margin it took");
    }

    @Test
    void what_was_used_for_what_share_of_the_bars_is_a_line_for_each_symbol() {
        assertThat(RunReport.of(HandMadeRun.of(), new RunReport.Extent(10, false), false)).contains("\n  MU: mark 66.67 % recorded and 33.33 % trade price\n");
        assertThat(Grounds.inputs(List.of(new InputShare("MU", "mark", "recorded", 3, 3), new InputShare("MU", "funding", "base rate", 1, 2),
                new InputShare("AMD", "mark", "recorded", 2, 2), new InputShare("AMD", "funding", "base rate", 2, 4))))
                .containsExactly("MU, AMD: mark 100.00 % recorded; funding 50.00 % base rate");
    }

    @Test
    void an_open_position_says_how_it_is_held_and_how_far_its_liquidation_is() {
        assertThat(RunReport.of(HandMadeRun.of(), new RunReport.Extent(10, false), false))
                .containsPattern("quantity +entry +mark +liquidation +distance +ADL index +margin")
                .containsPattern("AMD +short +isolated +12\\.5 .* 0\\.06640000 +32\\.80 % +2\\.50 +0\\.20");
    }

    @Test
    void bounds_are_a_table_with_the_first_ten_bars_named() {
        String report = RunReport.of(HandMadeRun.withBounds(12), new RunReport.Extent(10, false), false);

        assertThat(report).containsPattern("lowest +5 % +median +95 % +highest\n +final equity +900,000\\.00 +1,000,000\\.00 .* 1,234,567\\.50\n +return +-27\\.10 % .* 0\\.00 %")
                .contains("1,000 runs, drawn by the seed from the orders of 12 ambiguous bars").contains("  at MU 2026-05-10 00:00,", "MU 2026-05-19 00:00 and 2 more, which --json lists\n").doesNotContain("2026-05-20 00:00");
        assertThat(RunReport.of(HandMadeRun.withBounds(0), new RunReport.Extent(10, false), false)).contains("no bar is ambiguous: the order of high and low changes nothing");
        assertThat(RunReport.of(HandMadeRun.of(), new RunReport.Extent(10, false), false)).doesNotContain("Bounds");
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
