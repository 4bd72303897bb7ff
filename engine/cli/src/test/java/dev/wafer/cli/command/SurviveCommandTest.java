package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.wafer.cli.json.ResultSchema;
import dev.wafer.cli.request.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole command lines: a strategy of one file on 28 daily bars of MU at 700, of which one rises to 710 and falls to 250 for a moment. */
class SurviveCommandTest {
    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void importBars() throws IOException {
        StringBuilder bars = new StringBuilder("time,open,high,low,close,volume\n");
        for (int day = 0; day < 28; day++) {
            bars.append(LocalDate.of(2026, 3, 3).plusDays(day)).append("T00:00:00Z,700,").append(day == 9 ? "710,250" : "700,700").append(",700,1000000\n");
        }
        Path file = Files.writeString(folder.resolve("bars.csv"), bars);
        CommandRun made = CommandRun.of("data", "import", "--out", folder.resolve("mu").toString(), "--bars", "MU=" + file, "--provenance", "by hand");
        assertThat(made.err()).isEmpty();
    }

    private static Path strategy(String name, String body) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), """
                import dev.wafer.api.*;
                public record %s() implements StrategySpec {
                    public Strategy start(Setup run) {
                        Symbol s = run.symbols().getFirst();
                        %s
                    }
                }
                """.formatted(name, body));
    }

    private static Path holder() throws IOException {
        return strategy("Holder", "double exposure = run.exposurePerSymbol(); return (m, a, d) -> d.target(s, exposure, \"hold\");");
    }

    private static CommandRun survive(Path strategy, String... more) {
        List<String> words = new ArrayList<>(List.of("survive", "--strategy", strategy.toString(), "--data", folder.resolve("mu").toString(),
                "--capital", "1000", "--funding", "none", "--fees", "0,0"));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    @Test
    void a_table_from_1x_to_10x_is_at_most_80_columns_wide_and_says_what_it_rests_on() throws IOException {
        CommandRun run = survive(holder(), "--paths", "400", "--block", "1");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(run.out()).startsWith("holder\n")
                .containsPattern("\n +lev +return +drawdown +liq +chance +95 % interval +first after\n +1x +-?0\\.0\\d % +6\\d\\.\\d\\d % +0 +0\\.00 % +0\\.00 to 0\\.92 %\n")
                .containsPattern("\n +2x +-9\\d\\.\\d\\d % +\\d\\d\\.\\d\\d % +1 +6\\d\\.\\d\\d % +\\d\\d\\.\\d\\d to \\d\\d\\.\\d\\d % +\\d+\\.\\d d\n")
                .containsPattern("\n +10x ")
                .contains("\nHighest leverage under 1 %: 1x\n", "28 days of recorded data", "4 weekends (holidays count as such)", "blocks\n  of one session, all symbols")
                .contains("20 trading days are few", "Funding is not charged").doesNotContain("SIMULATED");
    }

    @Test
    void the_chance_is_that_of_drawing_the_fatal_day() throws IOException {
        JsonNode json = json(survive(holder(), "--paths", "400", "--block", "1", "--json", "-"));

        double known = 1 - StrictMath.pow(1 - 1.0 / 20, 19);                // the first of twenty trading days is too early
        assertThat(json.at("/rows/4/paths/liquidated/chance").doubleValue()).isCloseTo(known, within(0.08));
        assertThat(json.at("/rows/4/paths/ran").intValue()).isEqualTo(400);
        assertThat(json.at("/highestLeverage").intValue()).isEqualTo(1);
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("survive")).validate(json)).isEmpty();
    }

    @Test
    void two_runs_and_any_number_of_threads_give_the_same_bytes_and_another_seed_does_not() throws IOException {
        Path file = folder.resolve("survive.json");

        CommandRun written = survive(holder(), "--paths", "50", "--threads", "1", "--json", file.toString());
        CommandRun printed = survive(holder(), "--paths", "50", "--threads", "3", "--json", "-");

        assertThat(written.out()).startsWith("holder\n");
        assertThat(file).hasContent(printed.out());
        assertThat(survive(holder(), "--paths", "50", "--seed", "1", "--json", "-").out()).isNotEqualTo(printed.out());
    }

    @Test
    void too_few_paths_show_nothing_and_the_json_says_null() throws IOException {
        Path idle = strategy("Idle", "return (m, a, d) -> {};");

        assertThat(survive(idle, "--paths", "300").out()).contains("Highest leverage under 1 %: not shown for any",
                "0 of 300 paths had a liquidation, a chance of 0.00 to 1.22 %,");
        assertThat(json(survive(idle, "--paths", "300", "--json", "-")).get("highestLeverage").isNull()).isTrue();
        assertThat(survive(idle, "--paths", "400").out()).contains("Highest leverage under 1 %: 10x");
    }

    @Test
    void a_refused_leverage_is_a_row_and_its_reason_a_line() throws IOException {
        Path careful = strategy("Careful", "if (run.leverage() < 3) { throw new IllegalArgumentException(\"too little capital\"); } return (m, a, d) -> {};");

        CommandRun run = survive(careful, "--paths", "10");
        JsonNode json = json(survive(careful, "--paths", "10", "--json", "-"));

        assertThat(run.code()).isZero();
        assertThat(run.out()).containsPattern("\n +1x +refused\n +2x +refused\n +3x +0\\.00 %").contains("  1x, 2x: too little capital\n");
        assertThat(json.at("/rows/0/refused").textValue()).isEqualTo("too little capital");
        assertThat(json.at("/rows/0/paths").isNull()).isTrue();
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("survive")).validate(json)).isEmpty();
    }

    @Test
    void the_order_inside_bars_is_a_table_where_it_matters() throws IOException {
        Path profit = strategy("Profit", "boolean[] done = {false}; return (m, a, d) -> { if (!done[0]) { done[0] = true; "
                + "d.order(s).buy(1.2 * run.leverage()).takeProfit(5).send(\"go\"); } };");

        CommandRun run = survive(profit, "--paths", "20");

        assertThat(run.out()).contains("\nOrder of high and low inside ambiguous bars\n").doesNotContain("No bar is ambiguous")
                .containsPattern("\n +lev +bars +lowest +highest return +paths +optimistic +pessimistic\n");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(survive(holder(), "--paths", "10").out()).contains("No bar is ambiguous: the order of high and low changes nothing.");
    }

    @Test
    void margin_execution_latency_and_stress_reach_every_run() throws IOException {
        JsonNode json = json(survive(holder(), "--paths", "10", "--margin", "cross", "--execution", "ideal", "--latency-bars", "3", "--json", "-"));
        JsonNode dear = json(survive(holder(), "--paths", "10", "--assume", "half-spread-MU=0.01", "--json", "-"));

        assertThat(json.at("/run/margin").textValue()).isEqualTo("cross");
        assertThat(json.at("/run/execution").textValue()).isEqualTo("ideal");
        assertThat(json.at("/run/latencyBars").intValue()).isEqualTo(3);
        assertThat(json.at("/rows/0/recorded/totalReturn").doubleValue()).isZero();
        assertThat(dear.at("/rows/0/recorded/totalReturn").doubleValue()).isBetween(-0.0101, -0.0099);
    }

    @Test
    void the_span_of_the_recorded_history_is_that_of_every_order_of_its_ambiguous_bars() throws IOException {
        Path profit = strategy("Exits", "boolean[] done = {false}; return (m, a, d) -> { if (!done[0]) { done[0] = true; "
                + "d.order(s).buy(1).takeProfit(5).stopLoss(100).send(\"go\"); } };");

        JsonNode row = json(survive(profit, "--paths", "10", "--execution", "ideal", "--json", "-")).at("/rows/0/recorded");

        assertThat(row.at("/totalReturn").doubleValue()).isEqualTo(-0.1, within(1e-9));
        assertThat(row.at("/lowestReturn").doubleValue()).isEqualTo(-0.1, within(1e-9));
        assertThat(row.at("/highestReturn").doubleValue()).isEqualTo(0.005, within(1e-9));
    }

    @Test
    void what_cannot_be_run_is_refused_in_one_line() throws IOException {
        Path holder = holder();

        refused("--paths: found 0, expected from 1 to 1,000,000", survive(holder, "--paths", "0"));
        refused("--block: found 0.5 sessions, expected a finite number >= 1", survive(holder, "--block", "0.5"));
        refused("--block: found NaN sessions, expected a finite number >= 1", survive(holder, "--block", "NaN"));
        refused("--threads: found 0, expected from 1 to 1,024", survive(holder, "--threads", "0"));
        refused("unknown option '--leverage' of wafer survive, see wafer survive --help", survive(holder, "--leverage", "3"));
        refused("unknown option '--bounds' of wafer survive, see wafer survive --help", survive(holder, "--bounds"));
        refused("--path sub-bars: data set mu has no finer bars of MU, expected a folder sub-bars in it, or another --path",
                survive(holder, "--path", "sub-bars"));
        refused("--assume half-spread-MUU: unknown symbol 'MUU', did you mean 'MU'?", survive(holder, "--assume", "half-spread-MUU=0.1"));
        Path never = strategy("Never", "throw new IllegalArgumentException(\"not today\");");
        refused(never + ":5: not today", survive(never, "--paths", "10"));
        refused("history: found 1 sessions in which all symbols trade, expected 2 or more to draw from", survive(holder, "--to", "2026-03-04"));
    }

    private static void refused(String message, CommandRun run) {
        assertThat(run).isEqualTo(new CommandRun(2, "", message + "\n"));
    }

    @Test
    void a_strategy_that_throws_is_told_with_its_line() throws IOException {
        Path file = strategy("Throws", "return (m, a, d) -> { throw new IllegalStateException(\"no\"); };");

        assertThat(survive(file, "--paths", "10").code()).isEqualTo(2);
        assertThat(survive(file, "--paths", "10").err()).startsWith(file + ":5: IllegalStateException: no").hasLineCount(1);
    }

    @Test
    void progress_is_shown_on_a_terminal_after_a_second_and_taken_away() throws InterruptedException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Progress shown = new Progress(new Terminal(stream, stream, true, Optional.empty()), "paths", 9);
        Progress piped = new Progress(new Terminal(stream, stream, false, Optional.empty()), "paths", 9);

        shown.done(1);
        assertThat(err.size()).isZero();
        Thread.sleep(1_100);
        piped.done(2);
        piped.close();
        assertThat(err.size()).isZero();
        shown.done(3);
        shown.close();

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("\r3 of 9 paths\r" + " ".repeat(12) + "\r");
    }

    private static JsonNode json(CommandRun run) throws IOException {
        assertThat(run.err()).isEmpty();
        return new ObjectMapper().readTree(run.out());
    }
}
