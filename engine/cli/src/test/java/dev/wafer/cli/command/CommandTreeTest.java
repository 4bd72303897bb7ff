package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.cli.request.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTreeTest {
    @Test
    void unknown_commands_and_options_are_answered_with_the_nearest_one() {
        assertThat(CommandRun.of("bactest")).isEqualTo(new CommandRun(2, "", "unknown command 'bactest', did you mean 'backtest'?\n"));
        assertThat(CommandRun.of("data", "shw")).isEqualTo(new CommandRun(2, "", "unknown command 'shw', did you mean 'show'?\n"));
        assertThat(CommandRun.of("backtest", "--stategy=x")).isEqualTo(
                new CommandRun(2, "", "unknown option '--stategy' of wafer backtest, did you mean '--strategy'?\n"));
        assertThat(CommandRun.of("backtest", "--zzz").err()).isEqualTo("unknown option '--zzz' of wafer backtest, see wafer backtest --help\n");
        assertThat(CommandRun.of("schema", "resutl")).isEqualTo(new CommandRun(2, "", "unknown schema 'resutl', did you mean 'result'?\n"));
    }

    @Test
    void no_command_at_all_is_a_wrong_request() {
        assertThat(CommandRun.of()).isEqualTo(new CommandRun(2, "", "expected a command, found none; see wafer --help\n"));
        assertThat(CommandRun.of("data").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "backtest", "survive", "montecarlo", "sweep", "walkforward", "causality", "signals", "merge", "strategies", "liqprice",
            "schema", "explain", "rerun", "runs", "runs ls", "runs show", "runs diff", "runs rm", "data", "data ls", "data show",
            "data check", "data import", "data simulate", "venue", "venue ls", "venue show", "ledger", "ledger show", "holdout", "holdout set"})
    void every_command_has_help_with_examples(String command) {
        CommandRun run = CommandRun.of((command + " --help").split(" "));

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: wafer " + command).contains("Examples:\n  wafer " + command);
        assertThat(run.out().lines().dropWhile(line -> !line.equals("Examples:"))).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    @Test
    void a_stack_trace_is_printed_only_on_demand() {
        assertThat(CommandRun.of("strategies", "zzz").err()).hasLineCount(1);
        assertThat(CommandRun.of("strategies", "zzz", "--debug").err()).contains("\tat dev.wafer.cli");
    }

    @Test
    void schemas_are_listed_and_printed() {
        assertThat(CommandRun.of("schema").out()).isEqualTo("baseline\ncausality\nliqprice\nmontecarlo\nresult\nruns\nsignals\nsurvive\nsweep\nvenue\nwalkforward\n");
        assertThat(CommandRun.of("schema", "survive").out()).contains("\"const\": \"wafer.survive/1\"");
        assertThat(CommandRun.of("schema", "result").out()).contains("\"const\": \"wafer.result/1\"");
    }

    @Test
    void strategies_are_listed_with_a_line_each_and_shown_with_their_parameters() {
        assertThat(CommandRun.of("strategies").out()).containsPattern("nudge-along +does nothing, in many ways\n");
        assertThat(CommandRun.of("strategies", "nudge-along").out()).startsWith("nudge-along  does nothing, in many ways\ncapital 100,000.00 USDC")
                .containsPattern("window +int +48 +5 to 500\n").containsPattern("riskPercent +double +1 +0\\.1 to 5\n")
                .containsPattern("mood +calm\\|very-eager +calm\n");
    }

    @Test
    void whatever_gets_through_is_one_line_and_code_70() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream broken = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void print(String text) {
                throw new AssertionError("no paper");
            }
        };

        int code = CommandTree.run(List.of("schema"), new Terminal(broken, new PrintStream(err, true, StandardCharsets.UTF_8), false, Optional.empty()));

        assertThat(code).isEqualTo(70);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("wafer: a bug of ours: java.lang.AssertionError: no paper").hasLineCount(1);
    }

    @Test
    void a_bug_of_ours_asks_to_be_reported_with_code_70() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = Failures.print(new IllegalStateException("Invariant: the books\nclose"), new PrintStream(err, true, StandardCharsets.UTF_8), false);

        assertThat(code).isEqualTo(70);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("wafer: a bug of ours: java.lang.IllegalStateException: Invariant: the books close; please report it with what --debug prints\n");
    }
}
