package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.cli.source.RequestException;
import dev.wafer.engine.cost.FeeFractions;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.execution.PathPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
        assertThat(request.settings().funding()).isEqualTo(FundingMode.NONE);
        assertThat(request.settings().fees()).contains(new FeeFractions(-0.0001, 0.0003));
        assertThat(request.settings().seed()).isEqualTo(9);
        assertThat(request.settings().capitalUsd()).isEqualTo(100_000);
        assertThat(request.data()).isEqualTo("sample");
        assertThat(request.leverageText()).isEqualTo("3");
    }

    @Test
    void what_cannot_be_understood_is_refused_with_what_was_expected() {
        refused("--strategy is missing, expected one of ");
        refused("unknown value of --path 'pesimistic', did you mean 'pessimistic'?", "--strategy", "nudge-along", "--path", "pesimistic");
        refused("--margin cross is not available yet, expected isolated", "--margin", "cross");
        refused("--execution realistic is not available yet, expected ideal", "--execution", "realistic");
        refused("--from: found 'yesterday', expected a time", "--strategy", "nudge-along", "--from", "yesterday");
        refused("expected --from before --to", "--strategy", "nudge-along", "--from", "2026-05-10", "--to", "2026-05-10");
        refused("--capital: found 'much', expected a number", "--strategy", "nudge-along", "--capital", "much");
        refused("capital: found 0.0 USDC", "--strategy", "nudge-along", "--capital", "0");
        refused("--fees: found '0.1', expected tier0, or two fractions", "--strategy", "nudge-along", "--fees", "0.1");
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
