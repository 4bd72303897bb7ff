package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wafer.data.io.store.TrialLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials are counted by the data they were made on, and reserved data is read once. */
class LedgerCommandTest {
    @TempDir
    private Path temp = Path.of("");
    private Path lagger = Path.of("");
    private String data = "";

    @BeforeEach
    void prepare() throws IOException {
        SweptMarket market = new SweptMarket(temp);
        lagger = market.lagger();
        data = market.data();
    }

    private CommandRun run(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, "--strategy", lagger.toString(), "--data", data, "--capital", "10000"));
        words.addAll(List.of(more));
        return CommandRun.counted(temp.resolve("ledger"), words.toArray(String[]::new));
    }

    private CommandRun ledger(String... words) {
        return CommandRun.counted(temp.resolve("ledger"), words);
    }

    private static JsonNode luck(CommandRun sweep) throws IOException {
        assertThat(sweep.err()).doesNotContain("found");
        return new ObjectMapper().readTree(sweep.out()).get("luck");
    }

    @Test
    void a_sweep_counts_its_points_and_the_same_points_count_once() throws IOException {
        assertThat(luck(run("sweep", "--grid", "lag=1..8", "--json", "-")).get("trials").asInt()).isEqualTo(6);   // two are refused
        assertThat(luck(run("sweep", "--grid", "lag=5..10", "--json", "-")).get("trials").asInt()).isEqualTo(8);
        assertThat(run("backtest", "-p", "lag=3").out()).contains("8 configurations tried on this data so far");
        assertThat(run("backtest", "-p", "lag=3", "--leverage", "2").out()).contains("9 configurations");
        assertThat(ledger("ledger", "show").out()).contains("\n  9 configurations tried\n");
    }

    @Test
    void every_command_that_tries_configurations_on_the_data_counts_them() {
        assertThat(run("walkforward", "--grid", "lag=7..10", "--train", "20d", "--test", "10d").err()).isEmpty();
        assertThat(ledger("ledger", "show").out()).contains("\n  4 configurations tried\n");
        assertThat(run("montecarlo", "-p", "lag=7", "--paths", "3").err()).isEmpty();
        assertThat(ledger("ledger", "show").out()).contains("\n  4 configurations tried\n");      // that of lag 7, which is known
        assertThat(run("survive", "-p", "lag=7", "--paths", "3").err()).isEmpty();
        assertThat(ledger("ledger", "show").out()).contains("\n  13 configurations tried\n");     // nine other leverages
        assertThat(run("backtest", "-p", "lag=7", "--leverage", "2").out()).contains("13 configurations");
    }

    @Test
    void without_a_ledger_a_sweep_counts_itself_and_says_so() {
        CommandRun sweep = CommandRun.of("sweep", "--strategy", lagger.toString(), "--data", data, "--capital", "10000", "--grid", "lag=1..3");

        assertThat(sweep.out()).contains("3 configurations, those of this sweep: no ledger is kept");
    }

    @Test
    void a_sweep_says_how_much_of_its_best_may_be_luck() throws IOException {
        JsonNode luck = luck(run("sweep", "--grid", "lag=1..20", "--json", "-"));

        assertThat(luck.get("days").asInt()).isEqualTo(60);
        assertThat(luck.get("testedPoints").asInt()).isEqualTo(18);
        assertThat(luck.get("overfitting").get("blocks").asInt()).isEqualTo(14);      // 60 days, four a block at least, an even number
        assertThat(luck.get("overfitting").get("splits").asInt()).isEqualTo(3_432);   // 14 choose 7
        assertThat(luck.get("deflatedSharpe").asDouble()).isLessThan(luck.get("probabilisticSharpe").asDouble());
        assertThat(luck.get("superiorAbility").get("chance").asDouble()).isBetween(luck.get("superiorAbility").get("lower").asDouble(),
                luck.get("superiorAbility").get("upper").asDouble());
    }

    @Test
    void a_sweep_that_goes_on_says_the_same_as_one_that_ran_through() throws IOException {
        String through = run("sweep", "--grid", "lag=1..12", "--json", "-").out();
        run("sweep", "--grid", "lag=1..12", "--out", temp.resolve("out").toString(), "--format", "csv");

        CommandRun again = run("sweep", "--grid", "lag=1..12", "--out", temp.resolve("out").toString(), "--format", "csv", "--json", "-");

        assertThat(again.err()).contains("going on");
        assertThat(luckText(again.out())).isEqualTo(luckText(through)).contains("testedPoints");
    }

    private static String luckText(String json) throws IOException {
        return new ObjectMapper().readTree(json).get("luck").toString();
    }

    @Test
    void data_ends_where_it_is_reserved_and_trials_before_still_count() {
        run("backtest", "-p", "lag=1");
        assertThat(ledger("holdout", "set", "--data", data, "--from", "2026-04-20").out()).isEqualTo("mu: reserved from 2026-04-20T00:00:00Z on\n");

        CommandRun closed = run("backtest", "-p", "lag=2");

        assertThat(closed.err()).isEqualTo("holdout: mu ends at 2026-04-20T00:00:00Z here, what follows is reserved\n");
        assertThat(closed.out()).contains("to 2026-04-20 00:00 UTC", "2 configurations tried");
        assertThat(run("backtest", "--from", "2026-04-21").code()).isEqualTo(2);
        assertThat(ledger("data", "show", data).err()).contains("what follows is reserved");
    }

    @Test
    void reserved_data_opens_once_with_a_reason_that_is_kept() {
        ledger("holdout", "set", "--data", data, "--from", "2026-04-20");

        CommandRun first = run("backtest", "-p", "lag=2", "--open-holdout", "the last test");
        CommandRun second = run("backtest", "-p", "lag=3", "--open-holdout", "one more");

        assertThat(first.err()).isEqualTo("holdout: opened and noted; it does not open again\n");
        assertThat(first.out()).contains("to 2026-05-02 00:00 UTC");
        assertThat(second.code()).isEqualTo(2);
        assertThat(second.out()).isEmpty();
        assertThat(second.err()).startsWith("--open-holdout: the holdout of mu was opened before").contains("lagger lag=2", "because: the last test");
        assertThat(ledger("ledger", "show", "--data", data).out()).contains("reserved from 2026-04-20 00:00 UTC on, since ", "opened ", "the last test");
        assertThat(run("backtest").err()).contains("what follows is reserved");
    }

    @Test
    void what_cannot_be_reserved_or_opened_is_refused() {
        assertThat(run("backtest", "--open-holdout", "because").err()).isEqualTo("--open-holdout: nothing of mu is reserved, expected wafer holdout set before\n");
        assertThat(ledger("holdout", "set", "--data", data, "--from", "2027-01-01").err()).startsWith("--from: found 2027-01-01T00:00:00Z, expected a time after 2026-03-03");
        assertThat(CommandRun.of("holdout", "set", "--data", data, "--from", "2026-04-20").err()).contains("WAFER_LEDGER=off");
        assertThat(ledger("ledger", "show").out()).startsWith("the ledger is empty");
        assertThat(run("sweep", "--grid", "lag=1..3", "--open-holdout", "because").code()).isEqualTo(2);
    }

    @Test
    void a_damaged_ledger_stops_every_command_before_it_reads_what_is_reserved() throws IOException {
        ledger("holdout", "set", "--data", data, "--from", "2026-04-20");
        Path file;
        try (Stream<Path> files = Files.list(temp.resolve("ledger"))) {
            file = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[40] ^= 1;
        Files.write(file, bytes);

        for (CommandRun stopped : List.of(run("backtest"), run("sweep", "--grid", "lag=1..3"), ledger("ledger", "show"), ledger("data", "show", data),
                ledger("holdout", "set", "--data", data, "--from", "2026-04-20"))) {
            assertThat(stopped.code()).isEqualTo(ExitCode.INPUT_WRONG);
            assertThat(stopped.out()).isEmpty();
            assertThat(stopped.err()).startsWith(file + ": found ").hasLineCount(1);
        }
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void an_opening_is_not_used_up_by_a_run_that_reads_nothing_reserved_or_for_no_reason() {
        ledger("holdout", "set", "--data", data, "--from", "2026-04-20");

        CommandRun early = run("backtest", "-p", "lag=2", "--to", "2026-04-20", "--open-holdout", "why not");
        CommandRun blank = run("backtest", "-p", "lag=2", "--open-holdout", " ");

        assertThat(early.code()).isEqualTo(ExitCode.REQUEST_WRONG);
        assertThat(early.err()).startsWith("--open-holdout: found a run to 2026-04-20T00:00:00Z that reads nothing").hasLineCount(1);
        assertThat(blank.code()).isEqualTo(ExitCode.REQUEST_WRONG);
        assertThat(blank.err()).startsWith("--open-holdout: found a blank reason").hasLineCount(1);
        assertThat(ledger("ledger", "show").out()).contains("never opened", "0 configurations tried");
        assertThat(run("backtest", "-p", "lag=2", "--to", "2026-04-21", "--open-holdout", "the last test").code()).isZero();
    }

    @Test
    void what_was_reserved_is_told_by_itself() throws IOException {
        ledger("holdout", "set", "--data", data, "--from", "2026-04-20");

        CommandRun robust = run("backtest", "-p", "lag=2", "--robust", "--open-holdout", "the last test");
        CommandRun opened = run("backtest", "-p", "lag=2", "--equity", "daily", "--json", "-", "--open-holdout", "the last test");
        JsonNode result = new ObjectMapper().readTree(opened.out());

        assertThat(robust.code()).isEqualTo(ExitCode.REQUEST_WRONG);
        assertThat(robust.err()).startsWith("--robust: found it beside --open-holdout").hasLineCount(1);
        List<Double> equity = new ArrayList<>();
        result.get("equity").forEach(sample -> {
            if (sample.get(0).asText().compareTo("2026-04-20") >= 0) {
                equity.add(sample.get(1).asDouble());
            }
        });
        JsonNode part = result.get("holdout");
        assertThat(part.get("from").asText()).isEqualTo("2026-04-20T00:00:00Z");
        assertThat(part.get("days").asInt()).isEqualTo(equity.size() - 1).isEqualTo(12);
        assertThat(part.get("totalReturn").asDouble()).isEqualTo(equity.getLast() / equity.getFirst() - 1);
        assertThat(part.get("sharpe").asDouble()).isNotEqualTo(result.get("summary").get("sharpe").asDouble());
    }

    @Test
    void a_reserved_part_too_short_for_a_figure_says_so() throws IOException {
        ledger("holdout", "set", "--data", data, "--from", "2026-04-20");

        JsonNode result = new ObjectMapper().readTree(run("backtest", "--to", "2026-04-21", "--json", "-", "--open-holdout", "one day").out());

        assertThat(result.get("holdout").get("days").asInt()).isEqualTo(1);
        assertThat(result.get("holdout").get("sharpe").isNull()).isTrue();
        assertThat(result.get("nullReasons").get("holdout.sharpe").asText()).isEqualTo("1 daily return, at least 3 are needed");
    }

    @Test
    void a_sweep_over_few_days_is_not_surer_for_what_was_tried_over_many() throws IOException {
        JsonNode alone = luck(run("sweep", "--grid", "lag=1..20", "--from", "2026-04-01", "--json", "-"));
        Path other = temp.resolve("other");
        List<String> wide = List.of("sweep", "--strategy", lagger.toString(), "--data", data, "--capital", "10000", "--grid", "lag=1..40", "--json", "-");
        assertThat(luck(CommandRun.counted(other, wide.toArray(String[]::new))).get("days").asInt()).isEqualTo(60);

        List<String> few = List.of("sweep", "--strategy", lagger.toString(), "--data", data, "--capital", "10000", "--grid", "lag=1..20",
                "--from", "2026-04-01", "--json", "-");
        JsonNode after = luck(CommandRun.counted(other, few.toArray(String[]::new)));

        assertThat(after.get("days").asInt()).isEqualTo(31);
        assertThat(after.get("trials").asInt()).isGreaterThan(alone.get("trials").asInt());
        assertThat(after.get("sharpeByLuck").asDouble()).isGreaterThan(alone.get("sharpeByLuck").asDouble());
        assertThat(after.get("deflatedSharpe").asDouble()).isLessThan(alone.get("deflatedSharpe").asDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-01", "2026-04-20T12:00Z", "2026-03-20T23:00Z", "2027-01-01"})
    void a_trial_is_kept_with_the_number_of_its_daily_returns(String to) throws IOException {
        CommandRun run = run("backtest", "-p", "lag=2", "--from", "2026-03-10", "--to", to, "--equity", "daily", "--json", "-");

        assertThat(TrialLedger.in(temp.resolve("ledger")).books().getFirst().counts().byDays().keySet())
                .containsExactly(new ObjectMapper().readTree(run.out()).get("equity").size() - 1);
    }

    @Test
    void what_is_shown_of_reserved_data_names_the_whole_and_where_it_ends() {
        String whole = fingerprint(ledger("data", "show", data));
        ledger("holdout", "set", "--data", data, "--from", "2026-04-20");

        CommandRun shown = ledger("data", "show", data);

        assertThat(shown.out()).contains(whole + " (of the whole)\n", "what ends at 2026-04-20 00:00 UTC: the rest is reserved").contains("2026-04-20 00:00  ")
                .doesNotContain("2026-05-");
        assertThat(ledger("ledger", "show").out()).contains("\n  " + whole + "\n");
    }

    private static String fingerprint(CommandRun shown) {
        return shown.out().lines().filter(line -> line.contains("sha256:")).map(line -> line.strip().split(" +", -1)[1]).findFirst().orElseThrow();
    }

    @Test
    void one_is_told_as_one() {
        assertThat(run("sweep", "--grid", "lag=3").out()).contains("points   1 combination of lag=3", "1 configuration on this data so far");
        assertThat(run("sweep", "--grid", "lag=3..4").out()).contains("all 2 combinations of lag=3..4");
    }
}
