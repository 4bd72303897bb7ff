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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole command lines on sixty daily bars. */
class SweepCommandTest {
    @TempDir
    private static Path folder = Path.of("");
    private static SweptMarket market;

    @BeforeAll
    static void importBars() throws IOException {
        market = new SweptMarket(folder);
    }

    private static JsonNode json(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(more));
        words.addAll(List.of("--json", "-"));
        CommandRun run = market.sweep(words.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("sweep")).validate(json)).isEmpty();
        return json;
    }

    private static JsonNode backtest(String... parameters) throws IOException {
        List<String> words = new ArrayList<>(List.of("backtest", "--strategy", market.lagger().toString(), "--data", market.data(), "--capital", "10000",
                "--json", "-"));
        for (String parameter : parameters) {
            words.addAll(List.of("-p", parameter));
        }
        return new ObjectMapper().readTree(CommandRun.of(words.toArray(String[]::new)).out());
    }

    @Test
    void the_best_points_are_told_with_how_many_were_tried_and_refused_in_80_columns() throws IOException {
        CommandRun run = market.sweep("--grid", "lag=1..8", "--grid", "flip=true,false");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(run.out()).startsWith("lagger: 16 points tried, 4 refused\n").contains("\nBest 10 of 12 by sharpe, highest first\n",
                "all 16 combinations of lag=1..8 flip=true,false; risk=0.5 mood=calm", "The best of 12 is in part the luckiest of them",
                "4 points refused by the strategy, the first at lag=4 flip=true: found lag 4,\n  expected another.")
                .containsPattern("\n +rank +point +lag +flip +sharpe +return +drawdown +trades +liq\n +1 +\\d+ +\\d (true|false)? +")
                .contains("\n  wafer backtest --strategy " + market.lagger() + " -p").doesNotContain("\nWritten\n");
    }

    @Test
    void each_point_has_the_summary_of_its_own_backtest() throws IOException {
        JsonNode top = json("--grid", "lag=1..3", "--grid", "risk=0.25,0.5", "--grid", "mood=calm,very-eager", "--top", "12").at("/top");

        assertThat(top).hasSize(12);
        for (JsonNode point : top) {
            JsonNode alone = backtest("lag=" + point.at("/parameters/lag").intValue(), "risk=" + point.at("/parameters/risk").doubleValue(),
                    "mood=" + point.at("/parameters/mood").textValue());
            assertThat(point.at("/summary")).isEqualTo(alone.at("/summary"));
        }
    }

    @Test
    void points_are_numbered_with_the_last_axis_fastest_and_equals_are_ranked_by_number() throws IOException {
        JsonNode json = json("--grid", "lag=1..2", "--grid", "risk=0,0.5", "--rank-by", "liquidations");

        assertThat(json.at("/order").textValue()).isEqualTo("lowest-first");
        assertThat(json.at("/top").findValuesAsText("point")).containsExactly("0", "1", "2", "3");
        assertThat(json.at("/top/1/parameters")).isEqualTo(new ObjectMapper().readTree("{\"lag\": 1, \"risk\": 0.5}"));
        assertThat(json.at("/space/fixed")).isEqualTo(new ObjectMapper().readTree("{\"flip\": false, \"mood\": \"calm\"}"));
    }

    @Test
    void the_number_of_threads_changes_no_byte() throws IOException {
        List<String> grid = List.of("--grid", "lag=1..40", "--grid", "flip=true,false", "--out");
        List<String> texts = new ArrayList<>();
        for (String threads : List.of("1", "2", "5")) {
            Path out = folder.resolve("threads-" + threads);
            List<String> words = new ArrayList<>(grid);
            words.addAll(List.of(out.toString(), "--format", "csv", "--threads", threads, "--json", "-"));
            texts.add(market.sweep(words.toArray(String[]::new)).out() + Files.readString(out.resolve("points.csv")));
        }

        assertThat(texts).containsOnly(texts.getFirst());
        assertThat(texts.getFirst()).contains("\"tried\": 80", "\n79,40,0.5,false,calm,");
    }

    @Test
    void a_random_search_draws_by_its_seed() throws IOException {
        List<String> draw = List.of("--grid", "lag=1..1000", "--grid", "risk=0.1..1", "--search", "random", "--budget", "30", "--top", "30");
        List<String> again = new ArrayList<>(draw), other = new ArrayList<>(draw);
        again.addAll(List.of("--threads", "1", "--seed", "5"));
        other.addAll(List.of("--seed", "6"));

        JsonNode first = json(again.toArray(String[]::new)), second = json(again.toArray(String[]::new));

        assertThat(first).isEqualTo(second);
        assertThat(first.at("/space/combinations").longValue()).isEqualTo(1_000L * 1_000_001);
        assertThat(first.at("/counts/tried").intValue()).isEqualTo(30);
        assertThat(first.at("/top").findValues("parameters")).doesNotHaveDuplicates().hasSizeGreaterThan(27);
        assertThat(json(other.toArray(String[]::new)).at("/top").findValues("parameters")).isNotEqualTo(first.at("/top").findValues("parameters"));
        assertThat(market.sweep(again.toArray(String[]::new)).out())
                .containsPattern("30 of 1,000,001,000 combinations of lag=1..1000 risk=0.1..1,\\s+drawn\\s+with\\s+seed\\s+5;");
    }

    @Test
    void the_options_of_a_run_reach_every_point() throws IOException {
        JsonNode json = json("--grid", "lag=1..3", "--leverage", "2", "--margin", "cross", "--execution", "ideal", "--latency-bars", "3",
                "--from", "2026-03-10", "--to", "2026-04-10", "--funding", "none", "--fees", "0,0", "-p", "risk=0.25");

        assertThat(json.at("/run/leverage").intValue()).isEqualTo(2);
        assertThat(json.at("/run/margin").textValue()).isEqualTo("cross");
        assertThat(json.at("/run/from").textValue()).isEqualTo("2026-03-10T00:00:00Z");
        assertThat(json.at("/space/fixed/risk").doubleValue()).isEqualTo(0.25);
        for (JsonNode point : json.at("/top")) {
            assertThat(point.at("/summary/feesUsd").doubleValue()).isZero();
            assertThat(point.at("/summary/slippageUsd").doubleValue()).isZero();
        }
    }

    @Test
    void options_of_a_file_are_used() throws IOException {
        Path config = Files.writeString(folder.resolve("sweep.yaml"), "leverage: 2\nparameters: {risk: 0.25}\n");

        JsonNode json = json("--grid", "lag=1..3", "--config", config.toString());

        assertThat(json.at("/run/leverage").intValue()).isEqualTo(2);
        assertThat(json.at("/space/fixed/risk").doubleValue()).isEqualTo(0.25);
    }

    @Test
    void a_wrong_grid_is_refused_in_one_line_and_with_its_count() throws IOException {
        refused("lagger has no parameter 'lagg', did you mean 'lag'?", "--grid", "lagg=1..3");
        refused("--grid lag: found 0 values in the empty range '9..1', expected its start at or below its end", "--grid", "lag=9..1");
        refused("--grid: found 10,000,000,000 points, expected at most 100,000,000: fewer values, or a random search of them",
                "--grid", "lag=1..100000", "--grid", "risk=0.00001..1:0.00001");
        refused("--grid: found 'lag', expected KEY=VALUE", "--grid", "lag");
        refused("--grid: parameter 'lag' is given twice, expected once", "--grid", "lag=1", "--grid", "lag=2");
        refused("--grid lag: found 01 twice in '1,01', expected each value once", "--grid", "lag=1,01");
        refused("--grid: risk: found no step in '0.1..1', expected one, such as 0.1..1:0.1; only a random search does without", "--grid", "risk=0.1..1");
        refused("parameter 'lag' of lagger: found '1000001', expected a whole number from 1 to 1000000", "--grid", "lag=1..1000001:1000000");
        refused("parameter 'mood' of lagger: found 'sad', expected calm|very-eager", "--grid", "mood=calm,sad");
        refused("parameter 'lag': found it in -p and in --grid, expected one of them", "--grid", "lag=1..3", "-p", "lag=2");
        refused("--grid is missing, expected a parameter of lagger with its values, such as --grid lag=5..50:5");
        refused("--search random: found no --budget, expected the number of points to draw", "--grid", "lag=1..3", "--search", "random");
        refused("--budget: found 3 with --search grid, expected --search random", "--grid", "lag=1..3", "--budget", "3");
        refused("--budget: found a budget of 4 points, the grid has 3: expected at most as many", "--grid", "lag=1..3", "--search", "random", "--budget", "4");
        refused("unknown value of --search 'rand', did you mean 'random'?", "--grid", "lag=1..3", "--search", "rand");
    }

    @Test
    void what_cannot_be_run_is_refused_in_one_line() throws IOException {
        refused("--rank-by: unknown measure 'sharp', did you mean 'sharpe'?", "--grid", "lag=1..3", "--rank-by", "sharp");
        refused("--top: found 0, expected from 1 to 10,000", "--grid", "lag=1..3", "--top", "0");
        refused("--threads: found 0, expected from 1 to 1,024", "--grid", "lag=1..3", "--threads", "0");
        refused("--shard: found '3', expected K/N with K from 1 to N, such as 3/10", "--grid", "lag=1..3", "--shard", "3", "--out", "x");
        refused("--shard: found '4/3', expected K/N with K from 1 to N, such as 3/10", "--grid", "lag=1..3", "--shard", "4/3", "--out", "x");
        refused("--shard: found 1/4 of 3 points, expected at most as many parts", "--grid", "lag=1..3", "--shard", "1/4", "--out", "x");
        refused("--shard: found 1/3 without --out, expected --out DIR for 'wafer merge' to read", "--grid", "lag=1..3", "--shard", "1/3");
        refused("unknown value of --format 'xml', expected one of parquet, csv", "--grid", "lag=1..3", "--format", "csv,xml");
        refused("unknown option '--bounds' of wafer sweep, see wafer sweep --help", "--grid", "lag=1..3", "--bounds");
        refused("lagger: every one of the 2 points was refused; lag=4: found lag 4, expected another", "--grid", "lag=4,6");
        refused("--rank-by sharpe: it is not defined at any of the 3 points that ran, expected another measure, such as totalReturn",
                "--grid", "lag=1..3", "--to", "2026-03-05");
    }

    private static void refused(String message, String... more) throws IOException {
        assertThat(market.sweep(more)).isEqualTo(new CommandRun(2, "", message + "\n"));
    }

    @Test
    void a_strategy_that_fails_is_told_with_its_line_and_its_point() throws IOException {
        Path file = market.strategy("Fails", """
                import dev.wafer.api.*;
                public record Fails(int at) implements StrategySpec {
                    public Fails() { this(0); }
                    public Strategy start(Setup run) {
                        int[] closes = {0};
                        return (m, a, d) -> { int x = 1 / (++closes[0] - at); };
                    }
                }
                """);

        CommandRun run = market.sweep(file, "--grid", "at=100..200", "--grid", "at=7,100");
        CommandRun one = market.sweep(file, "--grid", "at=100,7,101");

        assertThat(run.code()).isEqualTo(2);
        assertThat(one.err()).startsWith(file + ":6: ArithmeticException: / by zero (at the close of 2026-03-10").endsWith(" UTC) with at=7\n").hasLineCount(1);
        assertThat(one.code()).isEqualTo(2);
    }

    @Test
    void a_strategy_that_never_returns_does_not_hold_the_command() throws IOException {
        Path file = market.strategy("Sleeper", """
                import dev.wafer.api.*;
                public record Sleeper(int n) implements StrategySpec {
                    public Sleeper() { this(0); }
                    public Strategy start(Setup run) {
                        return (m, a, d) -> {
                            while (n == 2) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }
                        };
                    }
                }
                """);

        CommandRun run = market.sweep(file, "--grid", "n=0..4", "--timeout", "1");

        assertThat(run).isEqualTo(new CommandRun(2, "",
                file + " did not finish within 1 s; it was at " + file + ":6; --timeout SECONDS gives it more\n"));
    }

    @Test
    void points_without_the_measure_are_counted_and_not_ranked() throws IOException {
        JsonNode json = json("--grid", "risk=0,0.5");

        assertThat(json.at("/counts/unranked").intValue()).isEqualTo(1);
        assertThat(json.at("/top").findValuesAsText("point")).containsExactly("1");
        assertThat(market.sweep("--grid", "risk=0,0.5").out()).contains("1 point ran without a sharpe to be ranked by.");
    }

    @Test
    void the_json_goes_to_a_file_beside_the_report() throws IOException {
        Path file = folder.resolve("sweep.json");

        CommandRun run = market.sweep("--grid", "lag=1..3", "--json", file.toString());

        assertThat(run.out()).startsWith("lagger: 3 points tried, 0 refused\n");
        assertThat(file).hasContent(market.sweep("--grid", "lag=1..3", "--json", "-").out());
    }
}
