package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.wafer.cli.json.ResultSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrappers around a strategy, named on the command line. */
class WrapperOptionTest {
    private static final String TARGET = "volatility-target:yearly=0.5,days=1,band=0.25";

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void importBars() throws IOException {
        RisingBars.importInto(folder, Instant.parse("2026-05-11T00:00:00Z"));
    }

    private static CommandRun run(String command, String... more) {
        return CommandRun.of(Stream.concat(Stream.of(command, "--data", folder.resolve("mu").toString(), "--execution", "ideal"), Stream.of(more))
                .toArray(String[]::new));
    }

    private static JsonNode json(CommandRun run, String schema) throws IOException {
        assertThat(run.err()).isEmpty();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text(schema)).validate(json)).isEmpty();
        return json;
    }

    @Test
    void the_report_and_the_json_say_what_is_around_the_strategy() throws IOException {
        CommandRun told = run("backtest", "--strategy", "buy-and-hold", "--with", "volatility-target:days=1,yearly=0.5", "--with", "flat-over-weekends");
        JsonNode json = json(run("backtest", "--strategy", "buy-and-hold", "--with", "volatility-target:days=1,yearly=0.5", "--json", "-"), "result");

        assertThat(told.out()).startsWith("buy-and-hold with=" + TARGET + " flat-over-weekends\n");
        assertThat(json.at("/run/parameters/with").textValue()).isEqualTo(TARGET);
    }

    @Test
    void another_wrapper_is_another_fingerprint() throws IOException {
        String one = json(run("backtest", "--strategy", "buy-and-hold", "--with", TARGET, "--json", "-"), "result").at("/fingerprints/parameters").textValue();
        String none = json(run("backtest", "--strategy", "buy-and-hold", "--json", "-"), "result").at("/fingerprints/parameters").textValue();

        assertThat(one).isNotEqualTo(none);
    }

    @Test
    void survive_and_sweep_take_them_too() throws IOException {
        JsonNode survived = json(run("survive", "--strategy", "buy-and-hold", "--with", TARGET, "--paths", "2", "--json", "-"), "survive");
        JsonNode swept = json(run("sweep", "--strategy", "sma-cross", "--grid", "fast=2,3", "-p", "slow=5", "--with", TARGET, "--rank-by", "totalReturn",
                "--json", "-"), "sweep");

        assertThat(survived.at("/run/parameters/with").textValue()).isEqualTo(TARGET);
        assertThat(swept.at("/run/with").textValue()).isEqualTo(TARGET);
        assertThat(run("sweep", "--strategy", "sma-cross", "--grid", "fast=2,3", "-p", "slow=5", "--with", TARGET, "--rank-by", "totalReturn").out())
                .contains("with     " + TARGET);
    }

    @Test
    void a_sweep_with_other_wrappers_is_another_sweep() {
        String out = folder.resolve("kept").toString();
        run("sweep", "--strategy", "sma-cross", "--grid", "fast=2,3", "-p", "slow=5", "--rank-by", "totalReturn", "--out", out);

        CommandRun other = run("sweep", "--strategy", "sma-cross", "--grid", "fast=2,3", "-p", "slow=5", "--rank-by", "totalReturn", "--out", out, "--with",
                TARGET);

        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("--with: found");
    }

    @Test
    void a_file_of_options_may_name_them() throws IOException {
        Path config = Files.writeString(folder.resolve("with.yaml"), "strategy: buy-and-hold\nwith: [flat-over-weekends, 'volatility-target:days=1']\n");

        assertThat(run("backtest", "--config", config.toString()).out()).startsWith("buy-and-hold with=flat-over-weekends volatility-target:yearly=0.4,days=1,");
    }

    @Test
    void what_is_wrong_is_said_with_what_was_expected() {
        refused("--with: unknown wrapper 'volatility-targt', did you mean 'volatility-target'?", "volatility-targt");
        refused("volatility-target has no parameter 'year', did you mean 'yearly'?", "volatility-target:year=1");
        refused("parameter 'days' of volatility-target: found 'ten', expected a whole number from 1 to 365", "volatility-target:days=ten");
        refused("--with volatility-target: found 'days', expected KEY=VALUE", "volatility-target:days");
        refused("buy-and-hold: flat-through-earnings: found no earnings date of [MU], expected one in events.csv", "flat-through-earnings");
    }

    private static void refused(String message, String wrapper) {
        assertThat(run("backtest", "--strategy", "buy-and-hold", "--with", wrapper)).isEqualTo(new CommandRun(2, "", message + "\n"));
    }

    @Test
    void wrappers_are_listed_below_the_strategies_and_told_with_their_notes() {
        assertThat(CommandRun.of("strategies").out()).containsPattern("Around any of them \\(--with NAME\\):\nflat-over-weekends +Holds nothing");
        assertThat(CommandRun.of("strategies", "volatility-target").out()).contains("--with volatility-target\n").containsPattern("yearly +double +0\\.4 ")
                .contains("\nidea  ").contains("\nsource  ").contains("\ndata  ").contains("\nweakness  ");
        assertThat(CommandRun.of("strategies", "memory-pair").out()).contains("\nidea  ").contains("Gatev").contains("\nweakness  ");
    }

    @Test
    void a_strategy_that_never_trades_says_why() throws IOException {
        CommandRun told = run("backtest", "--strategy", "sma-cross", "-p", "slow=100");

        assertThat(told.out()).contains("no-trades: MU: never asked: sma(close MU, 100) is never known");
        assertThat(json(run("backtest", "--strategy", "sma-cross", "-p", "slow=100", "--json", "-"), "result").at("/findings/0/code").textValue())
                .isEqualTo("no-trades");
    }
}
