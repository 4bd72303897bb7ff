package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.wafer.cli.json.ResultSchema;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole command lines: a strategy of one file on 31 hourly bars of MU. */
class BacktestCommandTest {
    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void importBars() throws IOException {
        RisingBars.importInto(folder, Instant.parse("2026-05-11T00:00:00Z"));
    }

    @Test
    void a_run_is_told_to_people() throws IOException {
        CommandRun run = backtest(holder(), "--funding", "none");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("holder\n").contains("span     2026-05-11 00:00 to 2026-05-12 07:00 UTC").doesNotContain("SIMULATED")
                .containsPattern("funding +not charged +as asked for").containsPattern("return a year +n/a").containsPattern("Calmar +n/a").doesNotContain("recorded  ")
                .containsPattern("MU +long +isolated +10 +701.00 +729.00 +491.9298 +32.52 % ");      // 701 * (2 / 3) / 0.95
    }

    @Test
    void a_run_is_told_as_json_that_the_schema_allows_and_nothing_else() throws IOException {
        CommandRun run = backtest(holder(), "--json", "-", "--equity", "bars");

        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(run.err()).isEmpty();
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("result")).validate(json)).isEmpty();
        assertThat(json.at("/trades/0/entryPrice").doubleValue()).isEqualTo(701);
        assertThat(json.at("/trades/0/because").textValue()).isEqualTo("go");
        assertThat(json.at("/trades/0/exitReason").textValue()).isEqualTo("end");
        assertThat(json.get("equity")).hasSize(32);
    }

    @Test
    void two_runs_give_the_same_bytes_in_a_file_and_on_the_screen() throws IOException {
        Path file = folder.resolve("run.json");

        CommandRun written = backtest(holder(), "--json", file.toString());
        CommandRun printed = backtest(holder(), "--json", "-");

        assertThat(written.out()).startsWith("holder\n");
        assertThat(file).hasContent(printed.out());
    }

    @Test
    void a_check_that_fails_is_code_1_and_says_why() throws IOException {
        CommandRun run = backtest(holder(), "--json", "-", "--fail-if", "liquidations>0", "--fail-if", "trades>=1");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("check failed: trades>=1: trades is 1\n");
        assertThat(run.out()).startsWith("{").endsWith("}\n");
    }

    @Test
    void a_liquidation_is_listed_with_its_quantity_and_price() throws IOException {
        JsonNode event = json(backtest(holder(), "--leverage", "10", "--funding", "none", "--json", "-")).at("/liquidationEvents/0");

        assertThat(event.at("/side").textValue()).isEqualTo("long");
        assertThat(event.at("/time").textValue()).startsWith("2026-05-12T06:");
        assertThat(event.at("/quantity").doubleValue()).isEqualTo(10);
        assertThat(event.at("/price").doubleValue()).isEqualTo(701 * 0.9 / 0.95, within(1e-9));
        assertThat(event.at("/whole").booleanValue()).isTrue();
    }

    @Test
    void a_strategy_that_throws_is_told_with_its_line_and_time() throws IOException {
        Path file = strategy("Throws", "return (m, a, d) -> {\n            int none = run.symbols().size() - 1;\n            d.target(s, 1 / none, \"x\");\n        };");

        CommandRun run = backtest(file);

        assertThat(run).isEqualTo(new CommandRun(2, "", file + ":7: ArithmeticException: / by zero (at the close of 2026-05-11 01:00 UTC)\n"));
    }

    @Test
    void a_strategy_that_throws_an_error_is_told_with_its_line() throws IOException {
        Path late = strategy("Asserts", "return (m, a, d) -> { throw new AssertionError(\"no\\nway\"); };");
        Path early = strategy("Deep", "return start(run);");
        Path broken = strategy("Broken", "return null;\n    }\n    static final int N = Integer.parseInt(\"x\");\n    static void none() {");

        assertThat(backtest(late)).isEqualTo(new CommandRun(2, "", late + ":5: AssertionError: no way\n"));
        assertThat(backtest(early).code()).isEqualTo(2);
        assertThat(backtest(early).err()).startsWith(early + ":").endsWith(": StackOverflowError: no message\n").hasLineCount(1);
        assertThat(backtest(broken).code()).isEqualTo(2);
        assertThat(backtest(broken).err()).contains("For input string: \"x\"").hasLineCount(1);
    }

    @Test
    void what_a_strategy_prints_goes_to_the_errors_and_never_into_the_result() throws IOException {
        PrintStream before = System.out;
        Path file = strategy("Chatty", "System.out.println(\"start\");\n        return (m, a, d) -> System.out.println(\"bar\");");

        CommandRun run = backtest(file, "--json", "-");

        assertThat(new ObjectMapper().readTree(run.out()).at("/schema").textValue()).isEqualTo("wafer.result/1");
        assertThat(run.out()).startsWith("{").endsWith("}\n");
        assertThat(run.err()).startsWith("start\nbar\n");
        assertThat(System.out).isSameAs(before);
    }

    @Test
    void a_venue_nobody_knows_in_the_data_set_is_wrong_input() throws IOException {
        Path data = Files.createDirectories(folder.resolve("odd"));
        try (Stream<Path> files = Files.walk(folder.resolve("mu"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = data.resolve(folder.resolve("mu").relativize(file));
                Files.createDirectories(copy.resolveSibling(""));
                Files.copy(file, copy);
            }
        }
        Path declared = data.resolve("dataset.yaml");
        Files.writeString(declared, Files.readString(declared).replaceFirst("venue: .*", "venue: xzy"));

        CommandRun run = CommandRun.of("backtest", "--strategy", holder().toString(), "--data", data.toString());

        assertThat(run).isEqualTo(new CommandRun(3, "", declared + ": key 'venue': found 'xzy', expected one of xyz, gate, binance, or a rule file\n"));
    }

    @Test
    void a_strategy_that_throws_at_its_start_is_told_with_its_line() throws IOException {
        Path file = strategy("Early", "double close = run.close(s).now();\n        return (m, a, d) -> { };");

        CommandRun run = backtest(file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith(file + ":5: IllegalStateException: ").hasLineCount(1);
    }

    @Test
    void a_strategy_that_refuses_the_run_is_told_in_its_words() throws IOException {
        Path file = strategy("Picky", "throw new IllegalArgumentException(\"needs 5 symbols\");");

        assertThat(backtest(file)).isEqualTo(new CommandRun(2, "", file + ":5: needs 5 symbols\n"));
    }

    @Test
    void a_strategy_that_needs_open_interest_refuses_data_without_it() throws IOException {
        Path file = strategy("Oi", "Column oi = run.openInterestShares(s);\n        return (m, a, d) -> { };");

        CommandRun run = backtest(file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("open interest").contains("MU").hasLineCount(1);
    }

    @Test
    void a_strategy_that_loops_for_ever_is_stopped() throws IOException {
        Path file = strategy("Loops", "return (m, a, d) -> { while (!Thread.currentThread().isInterrupted()) { Thread.onSpinWait(); } };");

        CommandRun run = backtest(file, "--timeout", "5");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith(file + " did not finish within 5 s").contains(file + ":5").hasLineCount(1);
    }

    @Test
    void a_wrong_request_is_code_2_in_one_line_and_writes_nothing() throws IOException {
        Path holder = holder();

        refused("--leverage: found '0', expected a whole number from 1 to 10, the maximum of MU at xyz", backtest(holder, "--leverage", "0"));
        refused("--leverage: found '1.5', expected a whole number from 1 to 10, the maximum of MU at xyz", backtest(holder, "--leverage", "1.5"));
        refused("--leverage: found '11', expected a whole number from 1 to 10, the maximum of MU at xyz", backtest(holder, "--leverage", "11"));
        refused("unknown symbol 'MUU', did you mean 'MU'? (data set mu)", backtest(holder, "--symbols", "MUU"));
        refused("--symbols: found MU,MU, expected each symbol once", backtest(holder, "--symbols", "MU,MU"));
        refused("unknown venue 'xzy', expected one of xyz, gate, binance", backtest(holder, "--venue", "xzy"));
        refused("venue binance: max-leverage of MU at 2026-05-11T00:00:00Z is not known", backtest(holder, "--venue", "binance"));
        refused("no bars between 2027-01-01T00:00:00Z and the end: mu has MU from 2026-05-11T00:00:00Z to 2026-05-12T07:00:00Z",
                backtest(holder, "--from", "2027-01-01"));
        refused("holder has no parameter 'size', there is none", backtest(holder, "-p", "size=3"));
        Path json = folder.resolve("never.json");
        assertThat(backtest(holder, "--leverage", "11", "--json", json.toString()).code()).isEqualTo(2);
        assertThat(json).doesNotExist();
    }

    @Test
    void a_rule_file_of_ones_own_takes_the_place_of_the_venue() throws IOException {
        Path rules = Files.writeString(folder.resolve("home.yaml"), "venue: home\nfirst: 2025-10-13\nmarkets:\n  MU:\n"
                + rule("max-leverage", "7") + rule("margin-mode", "CROSS") + rule("size-decimals", "3") + rule("taker-fee-fraction", "0.001")
                + rule("maker-fee-fraction", "0.001") + rule("funding-interval-hours", "8") + rule("funding-multiplier", "1")
                + rule("funding-interest-per-8-hours", "0") + rule("funding-clamp-per-8-hours", "0") + rule("funding-cap-per-interval", "0.02"));
        Path holder = holder();

        assertThat(backtest(holder, "--venue", rules.toString(), "--leverage", "7").out()).contains("venue    home");
        refused("--leverage: found '8', expected a whole number from 1 to 7, the maximum of MU at home",
                backtest(holder, "--venue", rules.toString(), "--leverage", "8"));
        Files.writeString(rules, Files.readString(rules).replace("value: CROSS", "value: CROS"));
        assertThat(backtest(holder, "--venue", rules.toString())).isEqualTo(new CommandRun(3, "", rules
                + ":6: key 'value': found 'CROS', expected one of CROSS, NO_CROSS, STRICT_ISOLATED; did you mean 'CROSS'?\n"));
    }

    private static String rule(String key, String value) {
        return "    - {key: " + key + ", from: 2025-10-13, value: " + value + ", certainty: OFFICIAL, guess: false, source: a}\n";
    }

    private static void refused(String message, CommandRun run) {
        assertThat(run).isEqualTo(new CommandRun(2, "", message + "\n"));
    }

    private static Path holder() throws IOException {
        return strategy("Holder", "return (m, a, d) -> { if (a.isFlat(s) && !d.isWorking(s)) { d.order(s).buy(10).send(\"go\"); } };");
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

    /** In ideal execution, whose figures can be checked by hand. */
    private static CommandRun backtest(Path file, String... more) {
        return realistic(file, Stream.concat(Stream.of("--execution", "ideal"), Stream.of(more)).toArray(String[]::new));
    }

    private static CommandRun realistic(Path file, String... more) {
        List<String> words = new ArrayList<>(List.of("backtest", "--strategy", file.toString(), "--data", folder.resolve("mu").toString()));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private static JsonNode json(CommandRun run) throws JsonProcessingException {
        assertThat(run.err()).isEmpty();
        return new ObjectMapper().readTree(run.out());
    }
}
