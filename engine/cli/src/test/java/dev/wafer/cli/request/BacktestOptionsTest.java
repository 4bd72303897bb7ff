package dev.wafer.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.cli.command.CommandRun;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.text.Figures;
import dev.wafer.engine.cost.Assumption;
import dev.wafer.engine.cost.Assumptions;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.FundingChoice;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.run.MarginChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BacktestOptionsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void words_become_settings_and_the_rest_has_its_defaults() {
        RunRequest request = RunRequest.of(parse("--strategy", "nudge-along", "--symbols", "MU,AMD", "--from", "2026-05-10", "--to", "2026-05-11T12:00:00Z",
                "--path", "open-low-high-close", "--funding", "none", "--fees", "-0.0001,0.0003", "--seed", "9"));

        assertThat(request.symbols()).containsExactly("MU", "AMD");
        assertThat(Instant.ofEpochMilli(request.settings().span().fromMs())).isEqualTo("2026-05-10T00:00:00Z");
        assertThat(Instant.ofEpochMilli(request.settings().span().toMs())).isEqualTo("2026-05-11T12:00:00Z");
        assertThat(request.settings().path()).isEqualTo(PathPolicy.OPEN_LOW_HIGH_CLOSE);
        assertThat(request.settings().funding()).isEqualTo(FundingChoice.of(FundingMode.NONE));
        assertThat(request.settings().fees().own()).contains(new FeeFractions(-0.0001, 0.0003));
        assertThat(request.settings().seed()).isEqualTo(9);
        assertThat(request.settings().capitalUsd()).isEqualTo(100_000);
        assertThat(request.data()).isEqualTo("sample");
        assertThat(request.leverageText()).isEqualTo("3");
        assertThat(request.settings().margin()).isEqualTo(MarginChoice.ISOLATED);
        assertThat(request.settings().execution()).isEqualTo(Execution.REALISTIC);
        assertThat(request.settings().latencyBars()).isZero();
        assertThat(request.isBounded()).isFalse();
    }

    @Test
    void margin_execution_latency_stress_and_bounds_are_words_too() {
        RunRequest request = RunRequest.of(parse("--strategy", "nudge-along", "--margin", "cross", "--assume", "impact-cap=0.1", "--assume",
                "half-spread-NVDA=0.0003", "--latency-bars", "2", "--funding-stress", "2.5", "--bounds"));

        assertThat(request.settings().margin()).isEqualTo(MarginChoice.CROSS);
        assertThat(request.settings().execution())
                .isEqualTo(new Execution.Realistic(Assumptions.STANDARD.with("impact-cap", 0.1).with("half-spread-NVDA", 0.0003)));
        assertThat(request.settings().latencyBars()).isEqualTo(2);
        assertThat(request.settings().funding()).isEqualTo(new FundingChoice(FundingMode.FILLED, 2.5));
        assertThat(request.isBounded()).isTrue();
        assertThat(RunRequest.of(parse("--strategy", "nudge-along", "--execution", "ideal")).settings().execution()).isEqualTo(Execution.IDEAL);
        assertThat(RunRequest.of(parse("--strategy", "nudge-along", "--path", "sub-bars")).settings().path()).isEqualTo(PathPolicy.SUB_BARS);
    }

    @Test
    void assumptions_and_stress_that_cannot_be_are_refused() {
        refusedRun("unknown assumption 'impct-cap', did you mean 'impact-cap'?", "--assume", "impct-cap=0.1");
        refusedRun("unknown assumption 'half-sprad-MU', did you mean 'half-spread-MU'?", "--assume", "half-sprad-MU=0.1");
        refusedRun("--assume impact-cap: found 'much', expected a number", "--assume", "impact-cap=much");
        refusedRun("--assume: assumption impact-cap: found 0.9, expected a number from 0 to 0.5", "--assume", "impact-cap=0.9");
        refusedRun("--assume: found 'impact-cap', expected KEY=VALUE", "--assume", "impact-cap");
        refusedRun("--assume: assumption 'impact-cap' is given twice, expected once", "--assume", "impact-cap=0.1", "--assume", "impact-cap=0.2");
        refusedRun("--assume: found impact-cap with --execution ideal, which assumes nothing, expected --execution realistic", "--execution", "ideal",
                "--assume", "impact-cap=0.1");
        refusedRun("unknown value of --execution 'reelistic', did you mean 'realistic'?", "--execution", "reelistic");
        refusedRun("unknown value of --margin 'crss', did you mean 'cross'?", "--margin", "crss");
        refusedRun("funding stress: found 1001.0, expected a factor from 0 to 1000", "--funding-stress", "1001");
        refusedRun("funding stress: found -1.0, expected a factor from 0 to 1000", "--funding-stress", "-1");
        refusedRun("--funding-stress: found 'NaN', expected a factor from 0 to 1000", "--funding-stress", "NaN");
        refusedRun("--funding-stress: found 2 with --funding none, expected --funding filled or recorded", "--funding", "none", "--funding-stress", "2");
        refusedRun("latency: found -1 bars, expected from 0 to 10000", "--latency-bars", "-1");
        refusedRun("--bounds: found it with --path sub-bars", "--bounds", "--path", "sub-bars");
    }

    private static void refusedRun(String message, String... words) {
        refused(message, Stream.concat(Stream.of("--strategy", "nudge-along"), Stream.of(words)).toArray(String[]::new));
    }

    @Test
    void the_help_names_every_assumption_with_its_standard_value() {
        String help = CommandRun.of("backtest", "--help").out();

        Arrays.stream(Assumption.values()).forEach(each -> assertThat(help)
                .containsPattern(" " + each.assumptionName() + " .*: " + Figures.plain(each.standardValue()).replace(".", "\\.") + "\n"));
        assertThat(help).contains("half-spread-TICKER", "MU 0.00005, SNDK 0.000065, AMD 0.000275");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void the_file_knows_the_same_options_and_assumptions_by_name() throws IOException {
        Path file = write("""
                strategy: nudge-along
                margin: cross
                latency-bars: 3
                funding-stress: 2
                bounds: true
                verbose: false
                assume: {impact-cap: 0.1, volume-share: 0.2}
                """);

        BacktestOptions merged = merge(file, "--assume", "impact-cap=0.3", "--execution", "realistic");

        assertThat(merged.assumptions).containsExactly("impact-cap=0.3", "volume-share=0.2");
        assertThat(merged.margin).isEqualTo("cross");
        assertThat(merged.latencyBars).isEqualTo(3);
        assertThat(merged.fundingStress).isEqualTo("2");
        assertThat(merged.isBounded).isTrue();
        assertThat(merged.isVerbose).isFalse();
        assertThat(merge(write("strategy: nudge-along\n"), "--bounds", "--symbols", "MU").isBounded).isTrue();
        Path wrong = write("bounds: perhaps\n");
        assertThatThrownBy(() -> merge(wrong)).isInstanceOf(RequestException.class).hasMessageContaining("'bounds'").hasMessageContaining("true or false");
    }

    @Test
    void what_cannot_be_understood_is_refused_with_what_was_expected() {
        refused("--strategy is missing, expected one of ");
        refused("unknown value of --path 'pesimistic', did you mean 'pessimistic'?", "--strategy", "nudge-along", "--path", "pesimistic");
        refused("--from: found 'yesterday', expected a time", "--strategy", "nudge-along", "--from", "yesterday");
        refused("expected --from before --to", "--strategy", "nudge-along", "--from", "2026-05-10", "--to", "2026-05-10");
        refused("--capital: found 'much', expected a number", "--strategy", "nudge-along", "--capital", "much");
        refused("capital: found 0.0 USDC", "--strategy", "nudge-along", "--capital", "0");
        refused("--fees: found '0.1', expected tier0 to tier6, or two fractions", "--strategy", "nudge-along", "--fees", "0.1");
        refused("--fees: found 'tier7', expected tier0 to tier6", "--strategy", "nudge-along", "--fees", "tier7");
        refused("fees: found maker 0.5", "--strategy", "nudge-along", "--fees", "0.5,0.1");
        refused("-p: found 'window', expected KEY=VALUE", "--strategy", "nudge-along", "-p", "window");
        refused("-p: parameter 'window' is given twice", "--strategy", "nudge-along", "-p", "window=7", "-p", "window=8");
    }

    @Test
    void the_command_line_wins_over_the_file() throws IOException {
        Path file = write("strategy: nudge-along\nleverage: 2\nfrom: 2026-05-10\nsymbols: [MU, AMD]\nfail-if: trades>5\nparameters: {window: 7, label: x}\n");

        BacktestOptions merged = merge(file, "--leverage", "5", "-p", "window=9");

        assertThat(merged.leverage).isEqualTo("5");
        assertThat(merged.strategy).contains("nudge-along");
        assertThat(merged.from).contains("2026-05-10");
        assertThat(merged.symbols).containsExactly("MU", "AMD");
        assertThat(merged.failIf).containsExactly("trades>5");
        assertThat(merged.parameters).containsExactly("window=9", "label=x");
        assertThat(merged.equity).isEqualTo("daily");
    }

    @Test
    void an_unknown_key_of_the_file_is_told_with_its_line() throws IOException {
        Path file = write("leverage: 2\nstratgy: x\n");

        assertThatThrownBy(() -> merge(file)).isInstanceOf(RequestException.class).hasMessageStartingWith(file + ":2: key 'stratgy'")
                .hasMessageContaining("did you mean 'strategy'?");
    }

    @Test
    void a_file_that_is_not_there_or_no_yaml_is_a_wrong_request() throws IOException {
        Path broken = write("leverage: [2\n");

        assertThatThrownBy(() -> merge(folder.resolve("none.yaml"))).isInstanceOf(RequestException.class).hasMessageContaining("none.yaml");
        assertThatThrownBy(() -> merge(broken)).isInstanceOf(RequestException.class).hasMessageStartingWith(broken + ":");
    }

    @Test
    void the_words_of_a_run_ask_for_the_same_run_again() {
        BacktestOptions typed = parse("--strategy", "nudge-along", "-p", "window=24", "-p", "isShy=true", "--symbols", "MU,AMD", "--from", "2026-05-01", "--leverage", "5",
                "--margin", "cross", "--bounds", "--assume", "impact-cap=0.1", "--fees", "tier2", "--seed", "7", "--with", "flat-over-weekends", "--trades", "3", "--json", "-");

        List<String> words = typed.words();

        assertThat(words).containsSubsequence("--parameter", "window=24", "--parameter", "isShy=true").containsSubsequence("--symbols", "MU,AMD")
                .contains("--bounds").doesNotContain("--trades", "--json", "--path", "--capital");
        assertThat(parse(words.toArray(String[]::new)).words()).isEqualTo(words);
    }

    @Test
    void a_run_by_standard_values_has_the_words_for_its_strategy_alone() {
        assertThat(parse("--strategy", "nudge-along", "--leverage", "3", "--data", "sample").words()).containsExactly("--strategy", "nudge-along");
    }

    private static void refused(String message, String... words) {
        assertThatThrownBy(() -> RunRequest.of(parse(words))).isInstanceOf(RequestException.class).hasMessageContaining(message);
    }

    private static BacktestOptions parse(String... words) {
        return CommandLine.populateCommand(new BacktestOptions(), words);
    }

    private static BacktestOptions merge(Path file, String... words) {
        return ConfigFile.merge(file, new CommandLine(new BacktestOptions()).parseArgs(words));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("run.yaml"), text);
    }
}
