package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.wafer.cli.json.ResultSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkForwardCommandTest {
    @TempDir
    private Path folder = Path.of("");
    private List<String> words = List.of();

    @BeforeEach
    void market() throws IOException {
        SweptMarket market = new SweptMarket(folder);
        words = List.of("walkforward", "--strategy", market.lagger().toString(), "--data", market.data(), "--capital", "10000", "--grid", "lag=1..5");
    }

    private CommandRun walk(String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(Arrays.asList(more));
        return CommandRun.of(all.toArray(String[]::new));
    }

    /** Sixty days: training of 20, a purge of one bar, tests of 10 from days 21, 31 and 41; nine days are left. */
    @Test
    void windows_their_choices_and_the_tests_together_are_printed() {
        CommandRun run = walk("--train", "20d", "--test", "10d");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("lagger: 3 windows, chosen by sharpe\n").contains("2026-03-03  2026-03-24").contains("2026-03-23  2026-04-13")
                .contains("9d at the end, less than a test, are in no window.").contains("hindsight: lag=1, the best of 5 over these very tests").contains("efficiency:")
                .contains("train sharpe");
        assertThat(run.out().lines().filter(line -> !line.matches("  (train from|2026-\\d\\d-\\d\\d  2026).*")))          // the windows are as wide as their parameters
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void the_json_is_of_its_schema_and_the_same_on_two_threads() throws IOException {
        CommandRun one = walk("--windows", "3", "--anchored", "--threads", "1", "--json", "-");
        CommandRun two = walk("--windows", "3", "--anchored", "--threads", "2", "--json", "-");

        JsonNode json = new ObjectMapper().readTree(one.out());
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("walkforward")).validate(json)).isEmpty();
        assertThat(two.out()).isEqualTo(one.out());
        assertThat(json.get("windows")).hasSize(3).allSatisfy(window -> assertThat(window.get("train").get("from").asText()).isEqualTo("2026-03-03T00:00:00Z"));
        assertThat(json.get("outOfSample").get("finalEquityUsd").asDouble()).isEqualTo(json.get("windows").get(2).get("finalEquityUsd").asDouble());
    }

    /** What a window's test says is what a backtest of the chosen point over its span says. */
    @Test
    void a_test_is_the_backtest_of_what_was_chosen() throws IOException {
        JsonNode window = new ObjectMapper().readTree(walk("--train", "20d", "--test", "10d", "--json", "-").out()).get("windows").get(0);
        CommandRun again = CommandRun.of("backtest", "--strategy", words.get(2), "--data", words.get(4), "--capital", "10000", "-p",
                "lag=" + window.get("chosen").get("parameters").get("lag").asText(), "--from", window.get("test").get("from").asText(), "--to",
                window.get("test").get("to").asText(), "--json", "-");

        assertThat(new ObjectMapper().readTree(again.out()).get("summary").get("finalEquityUsd")).isEqualTo(window.get("finalEquityUsd"));
    }

    @Test
    void windows_that_cannot_be_are_refused_with_what_was_expected() {
        assertThat(walk("--train", "20d")).satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).isEqualTo("--train: found it alone, expected --train and --test together, or --windows\n"));
        assertThat(walk("--train", "20d", "--test", "90d").err()).startsWith("--train and --test: found none in 2026-03-03T00:00:00Z to");
        assertThat(walk("--train", "20h", "--test", "10d").err()).isEqualTo("--train: found 20h, expected whole bars of 1d\n");
        assertThat(walk("--windows", "3", "--test", "10d").err()).startsWith("--windows: found it with --train or --test");
        assertThat(walk("--windows", "70").err()).startsWith("--windows: found 70 in");
        assertThat(walk("--rank-by", "sharp").err()).contains("did you mean 'sharpe'?");
    }

    @Test
    void gaps_are_bars_or_times_and_refused_by_the_option_and_the_unit_that_was_typed() throws IOException {
        assertThat(walk("--purge", "much").err()).isEqualTo("--purge: found 'much', expected 0 or more bars, a time such as 12h or 2d, or auto\n");
        assertThat(walk("--purge", "-1").err()).startsWith("--purge: found '-1', expected 0 or more bars");
        assertThat(walk("--purge", "99999").err()).startsWith("--purge: found 99999, expected less than the history, 2026-03-03T00:00:00Z to");
        assertThat(walk("--embargo", "-1").err()).isEqualTo("--embargo: found '-1', expected 0 or more bars, a time such as 12h or 2d\n");
        assertThat(walk("--embargo", "99999").err()).isEqualTo("--embargo: found 99999, expected less than a test, 6 bars of 1d\n");
        assertThat(walk("--embargo", "36h").err()).isEqualTo("--embargo: found 36h, expected whole bars of 1d\n");
        assertThat(walk("--train", "2d", "--test", "10d", "--embargo", "9").err()).startsWith("--embargo: found 9, which leaves nothing to train on");
        JsonNode times = new ObjectMapper().readTree(walk("--train", "20d", "--test", "10d", "--embargo", "5d", "--purge", "2d", "--json", "-").out()).get("plan");
        JsonNode bars = new ObjectMapper().readTree(walk("--train", "20d", "--test", "10d", "--embargo", "5", "--purge", "2", "--json", "-").out()).get("plan");
        assertThat(times).isEqualTo(bars);
        assertThat(times.get("embargoMs").asLong()).isEqualTo(5 * 86_400_000L);
    }
}
