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
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every backtest is kept, found again, compared and run again. */
class RunsCommandTest {
    private static final Pattern KEPT = Pattern.compile("\nkept as ([0-9]{8}-[0-9]{6}-[0-9a-z]{4}): wafer runs show \\1\n$");
    private static final String HOSTILE = "<script>alert('1')</script>\n\"quoted\" \u001b[31m Ω漢🦊 " + "x".repeat(10_000);

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

    private CommandRun wafer(String... words) {
        return CommandRun.kept(temp.resolve("runs"), words);
    }

    private CommandRun backtest(String... more) {
        List<String> words = new ArrayList<>(List.of("backtest", "--strategy", lagger.toString(), "--data", data, "--capital", "10000"));
        words.addAll(List.of(more));
        return wafer(words.toArray(String[]::new));
    }

    private String kept(String... more) {
        CommandRun run = backtest(more);
        assertThat(run.err()).isEmpty();
        Matcher line = KEPT.matcher(run.out());
        assertThat(line.find()).as(run.out()).isTrue();
        return line.group(1);
    }

    /** The same bars in another folder, but for the close of one day. */
    private void changeBar(String folder) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(temp.resolve("bars.csv")));
        String[] cells = lines.get(31).split(",");
        cells[4] = Double.toString(Double.parseDouble(cells[4]) + 1);
        lines.set(31, String.join(",", cells));
        Path file = Files.write(temp.resolve("changed.csv"), lines);
        delete(temp.resolve(folder));
        assertThat(CommandRun.of("data", "import", "--out", temp.resolve(folder).toString(), "--bars", "MU=" + file, "--provenance", "by hand").err())
                .isEmpty();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void a_run_is_kept_with_all_that_was_asked_and_all_that_came_of_it() throws IOException {
        String id = kept("-p", "lag=3", "--leverage", "2");

        CommandRun shown = wafer("runs", "show", id);

        assertThat(shown.err()).isEmpty();
        assertThat(shown.out()).startsWith(id + "  lagger lag=3 risk=0.5 flip=false mood=calm\n")
                .contains("--parameter lag=3", "--leverage 2", "\n  source    18 lines")
                .containsPattern("final equity +[0-9,.]+").contains("\nTrades").contains("decisions  ");
        assertThat(wafer("runs", "show", id, "--source").out()).isEqualTo(Files.readString(lagger));
        assertThat(shown.out().lines()).allMatch(line -> line.length() <= 100 || line.contains("--strategy"));
    }

    @Test
    void json_on_standard_output_stands_alone_and_the_run_is_kept_all_the_same() throws IOException {
        CommandRun run = backtest("--json", "-");

        assertThat(new ObjectMapper().readTree(run.out()).get("schema").asText()).isEqualTo("wafer.result/1");
        assertThat(run.out()).doesNotContain("kept as");
        JsonNode list = new ObjectMapper().readTree(wafer("runs", "ls", "--json", "-").out());
        assertThat(list.get("runs")).hasSize(1);
        assertThat(list.get("runs").get(0).get("summary").get("finalEquityUsd").asDouble())
                .isEqualTo(new ObjectMapper().readTree(run.out()).get("summary").get("finalEquityUsd").asDouble());
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("runs")).validate(list)).isEmpty();
    }

    @Test
    void where_nothing_can_be_kept_the_result_stands_with_one_warning() throws IOException {
        Files.writeString(temp.resolve("runs"), "a file where the folder should be");

        CommandRun run = backtest();

        assertThat(run.code()).isZero();
        assertThat(run.err()).startsWith("this run is not kept: ").hasLineCount(1);
        assertThat(run.out()).contains("final equity").doesNotContain("kept as");
        assertThat(wafer("runs", "ls").code()).isEqualTo(2);
        assertThat(wafer("runs", "ls").err()).hasLineCount(1);
    }

    @Test
    void without_a_store_nothing_is_kept_and_who_asks_for_a_run_is_told() {
        assertThat(CommandRun.of("backtest", "--strategy", lagger.toString(), "--data", data).out()).doesNotContain("kept as");
        assertThat(CommandRun.of("runs", "ls")).isEqualTo(new CommandRun(2, "", "no runs are kept: WAFER_RUNS=off\n"));
    }

    @Test
    void runs_are_listed_newest_first_and_named_by_id_beginning_or_place() {
        String first = kept("-p", "lag=1"), second = kept("-p", "lag=2"), third = kept("-p", "lag=3");

        assertThat(wafer("runs", "ls").out().lines().skip(2).map(line -> line.strip().split(" ", 2)[0])).containsExactly(third, second, first);
        assertThat(wafer("runs", "ls", "--limit", "2").out()).doesNotContain(first).contains("and 1 older");
        assertThat(wafer("runs", "ls", "--strategy", "other").out()).startsWith("no run is kept of that strategy");
        assertThat(wafer("runs", "show", "last").out()).startsWith(third);
        assertThat(wafer("runs", "show", "last~2").out()).startsWith(first);
        assertThat(wafer("runs", "show", second.substring(0, second.length() - 1)).code()).isIn(0, 2);
        assertThat(wafer("runs", "show", "last~3").err()).isEqualTo("run 'last~3': 3 runs are kept, expected last~2 at most\n");
        assertThat(wafer("runs", "show", "2").err()).startsWith("run '2': begins the ids of 3 runs, expected one: ");
        assertThat(wafer("runs", "show", "no\nsuch").err()).startsWith("run 'no\\nsuch': found none, expected").hasLineCount(1);
        assertThat(wafer("runs").err()).contains("expected ls, show, diff or rm");
    }

    @Test
    void removed_runs_are_named_and_gone() {
        String first = kept("-p", "lag=1"), second = kept("-p", "lag=2");

        assertThat(wafer("runs", "rm", "last", second).out()).startsWith("removed " + second + "  lagger lag=2").hasLineCount(1);
        assertThat(wafer("runs", "ls").out()).contains(first).doesNotContain(second);
        assertThat(wafer("runs", "rm", "--older-than", "1d").out()).isEqualTo("no run is that old, nothing is removed\n");
        assertThat(wafer("runs", "rm", "--older-than", "soon").err()).startsWith("--older-than: found 'soon', expected a duration");
        assertThat(wafer("runs", "rm", "--older-than", "0d").err()).isEqualTo("--older-than: found '0d', expected a duration such as 1m, 5m, 1h or 1d, above zero\n");
        assertThat(wafer("runs", "rm").code()).isEqualTo(2);
        assertThat(wafer("runs", "rm", first, "nothing").code()).isEqualTo(2);
        assertThat(wafer("runs", "ls").out()).contains(first);
    }

    @Test
    void the_same_run_twice_differs_in_nothing() {
        kept();
        kept();

        CommandRun diff = wafer("runs", "diff", "last~1", "last");

        assertThat(diff.code()).isZero();
        assertThat(diff.out()).contains("\nNothing differs\n").doesNotContain("Inputs");
    }

    @Test
    void one_changed_parameter_is_named_with_the_first_event_that_it_moved() {
        kept("-p", "lag=1");
        kept("-p", "lag=3");

        String diff = wafer("runs", "diff", "last~1", "last").out();

        assertThat(diff).containsPattern("\nInputs that differ\n +A +B\n +lag +1 +3\n\nMeasures that differ\n")
                .containsPattern("final equity +[0-9,.]+ +[0-9,.]+ +[-+][0-9,.]+\n");
        assertThat(diff).contains("\nFirst event that differs: number 1 of ")
                .containsPattern("\n  A  2026-03-06 00:00 MU ordered: order 1, \\+[0-9.]+ at market, because \"up\"")
                .containsPattern("\n  B  2026-03-08 00:00 MU ordered: order 1, ");
    }

    @Test
    void one_changed_bar_is_seen_in_what_was_read_and_where_it_first_matters() throws IOException {
        changeBar("mu2");
        kept();
        String original = data;
        data = temp.resolve("mu2").toString();
        kept();
        data = original;

        String diff = wafer("runs", "diff", "last~1", "last").out();

        assertThat(diff).containsPattern("\n  data read +[0-9a-f]{16} +[0-9a-f]{16}\n").doesNotContain("rules in force").containsPattern("--data +\\S+ +\\S+");
        Matcher day = Pattern.compile("\n  [AB]  (2026-\\S+) ").matcher(diff);
        assertThat(day.find()).isTrue();
        assertThat(day.group(1)).isGreaterThanOrEqualTo("2026-04-02");       // the changed bar is that of 2026-04-02
    }

    @Test
    void one_changed_line_of_a_strategy_is_shown_with_both_sides() throws IOException {
        kept();
        Files.writeString(lagger, Files.readString(lagger).replace("1 + lag % 20", "2 + lag % 20"));
        kept();

        String diff = wafer("runs", "diff", "last~1", "last").out();

        assertThat(diff).contains("source of the strategy, line 11:").contains("    A  Column before = run.close(s).lag(1 + lag % 20);")
                .contains("    B  Column before = run.close(s).lag(2 + lag % 20);").containsPattern("\n  A  2026-03-06 .*\n  B  2026-03-07 ");
    }

    @Test
    void a_run_that_is_run_again_is_the_same() {
        String id = kept("-p", "lag=3");

        CommandRun again = wafer("rerun", "last");

        assertThat(again).isEqualTo(new CommandRun(0, id + "  lagger lag=3 risk=0.5 flip=false mood=calm\n  the same: all 6 fingerprints\n", ""));
    }

    @Test
    void a_run_whose_data_changed_is_not_the_same_because_of_the_data() throws IOException {
        kept();
        changeBar("mu");

        CommandRun again = wafer("rerun", "last");

        assertThat(again.code()).isEqualTo(1);
        assertThat(again.out()).contains("not the same: data differs, rules same, parameters same", "\nBecause of data\n", "data read");
        assertThat(wafer("explain", "last", "--trade", "1")).satisfies(story -> {
            assertThat(story.code()).isEqualTo(1);
            assertThat(story.out()).isEmpty();
            assertThat(story.err()).contains("is no longer the same, because of data").hasLineCount(1);
        });
    }

    @Test
    void a_run_whose_strategy_changed_is_not_the_same_and_is_explained_as_it_was() throws IOException {
        kept();
        String before = wafer("explain", "last", "--trade", "1").out();
        Files.writeString(lagger, Files.readString(lagger).replace("1 + lag % 20", "2 + lag % 20"));

        assertThat(wafer("rerun", "last").out()).contains("\nBecause of strategy\n", "source of the strategy, line 11:", "First event that differs");
        CommandRun story = wafer("explain", "last", "--trade", "1");
        assertThat(story.out()).isEqualTo(before).contains("lag(close MU, 2)");
        assertThat(story.err()).isEqualTo("the strategy's file has changed since: this is told of the file as it was\n");
        Files.delete(lagger);
        assertThat(wafer("explain", "last", "--trade", "1").out()).isEqualTo(before);
        assertThat(wafer("rerun", "last").code()).isEqualTo(2);
    }

    @Test
    void a_trade_is_named_by_its_number() {
        kept();

        String list = wafer("explain", "last", "--list").out();

        assertThat(list).contains("\n  1  2026-03-");
        assertThat(wafer("explain", "last").err()).isEqualTo("wafer explain: found no --trade, expected --trade N or --list\n");
        assertThat(wafer("explain", "last", "--trade", "999").err()).startsWith("--trade: found 999, expected 1 to ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs show last", "runs diff last last", "runs ls", "explain last --trade 1", "rerun last"})
    void hostile_texts_are_shown_as_text_on_their_lines(String command) throws IOException {
        String quoted = HOSTILE.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\u001b", "\\u001b");
        Files.writeString(lagger, Files.readString(lagger).replace("up ? \"up\" : \"down\"", "\"" + quoted + "\""));
        backtest("-p", "lag=1");

        CommandRun run = wafer(command.split(" "));

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContain("\u001b").doesNotContain("x".repeat(1_000));
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100 || line.contains("--strategy") || (line.length() < 420 && line.contains("xxxxx")));
    }

    @Test
    void an_option_that_was_not_typed_is_told_with_what_it_stood_for() {
        String standard = kept();
        String other = kept("--leverage", "2", "--latency-bars", "1");

        assertThat(wafer("runs", "diff", standard, other).out()).containsPattern("--leverage +3 +2\n").containsPattern("--latency-bars +0 +1\n");
    }

    @Test
    void a_kept_run_becomes_a_page_and_several_are_laid_side_by_side() throws IOException {
        String first = kept();
        String second = kept("--leverage", "2");
        Path page = temp.resolve("one.html");
        Path both = temp.resolve("both.html");

        CommandRun report = wafer("report", first, "--html", page.toString());
        CommandRun compare = wafer("compare", first, "last", "--html", both.toString());

        assertThat(report).isEqualTo(new CommandRun(0, "wrote " + page + "\n", ""));
        assertThat(compare.code()).isZero();
        assertThat(compare.out()).contains(first + "  ", second + "  ", "wrote " + both);
        assertThat(Files.readString(page)).contains("--capital", "<!DOCTYPE html>");
        assertThat(Files.size(both)).isGreaterThan(Files.size(page));
    }

    @Test
    void a_run_whose_data_is_gone_gets_no_page() throws IOException {
        String run = kept();
        Path page = temp.resolve("one.html");
        Files.move(Path.of(data), temp.resolve("elsewhere"));

        CommandRun report = wafer("report", run, "--html", page.toString());

        assertThat(report.code()).isNotZero();
        assertThat(report.out()).isEmpty();
        assertThat(page).doesNotExist();
    }
}
