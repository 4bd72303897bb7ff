package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.wafer.data.io.rule.RuleBooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pinned results cannot move unseen, and what moved them is told. */
class BaselineCommandTest {
    private static final String RULE = "funding-interest-per-8-hours, from: 2025-10-13, value: 0.0001";

    @TempDir
    private Path temp = Path.of("");
    private BaselineFixture fixture;

    @BeforeEach
    void prepare() throws IOException {
        fixture = new BaselineFixture(temp);
        fixture.config("follow");
        fixture.config("other", "parameters: {lag: 5}", "leverage: 2");
    }

    @Test
    void an_unchanged_tree_is_as_pinned_on_any_number_of_threads_in_any_locale_and_time_zone() {
        fixture.recorded();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            for (String threads : new String[] {"1", "2", "7"}) {
                assertThat(fixture.baseline("check", "--threads", threads)).isEqualTo(new CommandRun(0, "2 baselines: 2 as pinned\n", ""));
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void one_changed_line_of_a_strategy_is_the_strategy() throws IOException {
        fixture.recorded();
        fixture.write("baselines/Follow.java", BaselineFixture.STRATEGY.replace("> before.now()", "> before.now() + 3"));

        CommandRun check = fixture.baseline("check");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).containsOnlyOnce("Cause: ").startsWith("Cause: strategy (2 baselines)\n").contains("the first event that differs",
                "pinned  nothing then; what comes next is 2026-03-03T18:00:00Z MU ordered #2", "now     2026-03-03T17:00:00Z MU ordered #2",
                "all: follow, other", "2 baselines: 0 as pinned, 2 not");
    }

    @Test
    void other_words_for_the_same_decision_are_the_strategy() throws IOException {
        fixture.recorded();
        fixture.write("baselines/Follow.java", BaselineFixture.STRATEGY.replace("because,", "since"));

        assertThat(fixture.baseline("check").out()).startsWith("Cause: strategy (2 baselines)\n").contains("moved: no measure", "since it \"moved\"");
    }

    @Test
    void one_changed_bar_is_the_data() throws IOException {
        fixture.recorded();
        fixture.importBars(1, 0);

        CommandRun check = fixture.baseline("check");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).startsWith("Cause: data (2 baselines)\n").contains("MU 216 bars, 217 funding points, sha256:", "2026-03-07T16:00:00Z MU ordered #8")
                .doesNotContain("also changed").doesNotContainPattern("sha256:[0-9a-f]{13}");
        String told = check.out().substring(0, check.out().indexOf("the first event"));
        assertThat(told.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void another_span_or_other_symbols_are_the_parameters_and_are_named() throws IOException {
        fixture.recorded();
        String config = fixture.read("baselines/follow.yaml");
        fixture.write("baselines/follow.yaml", config.replace("to: 2026-03-12", "to: 2026-03-10"));
        assertThat(fixture.baseline("check").out()).startsWith("Cause: parameters (1 baseline)\n")
                .contains("  --to 2026-03-12T00:00:00Z -> 2026-03-10T00:00:00Z\n", "  also changed: MU 216 bars").containsOnlyOnce("Cause: ");
        fixture.write("baselines/follow.yaml", config + "from: 2026-03-05\n");
        assertThat(fixture.baseline("check").out()).startsWith("Cause: parameters (1 baseline)\n").contains("  --from the start -> 2026-03-05T00:00:00Z\n");
        fixture.write("baselines/follow.yaml", config.replace("to: 2026-03-12", "to: 2026-03-10") + "symbols: [MU]\n");
        assertThat(fixture.baseline("check").out()).contains("  --symbols all -> MU\n");
    }

    @Test
    void a_bar_and_a_setting_that_change_together_are_both_told() throws IOException {
        fixture.recorded();
        fixture.importBars(1, 0);
        fixture.config("other", "parameters: {lag: 5}", "leverage: 1");
        CommandRun check = fixture.baseline("check", "other", "--markdown", fixture.path("out.md").toString());

        assertThat(check.out()).startsWith("Cause: data (1 baseline)\n").contains("  also changed: --leverage 2 -> 1\n");
        assertThat(fixture.read("out.md")).contains("- also changed: `--leverage 2 -> 1`\n");
    }

    @Test
    void data_that_end_before_the_run_should_are_wrong_input() throws IOException {
        String config = fixture.read("baselines/follow.yaml");
        fixture.write("baselines/follow.yaml", config.replace("2026-03-12", "2026-03-13T01:00:00Z"));
        CommandRun record = fixture.baseline("record", "follow");
        assertThat(record).isEqualTo(new CommandRun(3, "nothing was recorded\n",
                "follow: data ends at 2026-03-13T00:00:00Z, expected to reach --to 2026-03-13T01:00:00Z\n"));
        fixture.write("baselines/follow.yaml", config.replace("2026-03-12", "2026-03-13T00:59:00Z"));
        assertThat(fixture.baseline("record", "follow").code()).isZero();
        assertThat(fixture.baseline("check", "follow").code()).isZero();

        fixture.write("baselines/follow.yaml", config.replace("2026-03-12", "2027-01-01"));
        assertThat(fixture.baseline("check", "follow").code()).isEqualTo(3);
        assertThat(fixture.baseline("update", "follow", "--reason", "longer").code()).isEqualTo(3);
    }

    @Test
    void frozen_data_reach_as_far_as_they_were_frozen_and_no_further() throws IOException {
        Files.delete(fixture.path("baselines/other.yaml"));
        fixture.importBars(0, 0, 24);
        assertThat(fixture.baseline("record", "--freeze").err()).isEmpty();
        assertThat(fixture.baseline("check").code()).isZero();
        fixture.write("baselines/follow.yaml", fixture.read("baselines/follow.yaml").replace("to: 2026-03-12", "to: 2026-03-12T12:00:00Z"));

        assertThat(fixture.baseline("check").err()).isEqualTo("follow: data ends at 2026-03-11T00:00:00Z, expected to reach --to 2026-03-12T12:00:00Z\n");
    }

    @Test
    void one_recorded_rate_is_the_data() throws IOException {
        fixture.recorded();
        fixture.importBars(0, 0.0001);

        assertThat(fixture.baseline("check").out()).startsWith("Cause: data (2 baselines)\n").containsOnlyOnce("Cause: ");
    }

    @Test
    void a_bar_after_the_end_is_nothing() throws IOException {
        fixture.config("follow", "to: 2026-03-06");
        fixture.write("baselines/follow.yaml", fixture.read("baselines/follow.yaml").replace("to: 2026-03-12\n", ""));
        fixture.recorded();
        fixture.importBars(1, 0);

        assertThat(fixture.baseline("check", "follow").code()).isZero();
    }

    @Test
    void one_constant_of_the_rules_is_the_rules_and_is_named() throws IOException {
        String rules = new String(RuleBooks.class.getResourceAsStream("xyz.yaml").readAllBytes(), StandardCharsets.UTF_8);
        assertThat(rules).contains(RULE);
        fixture.write("rules.yaml", rules);
        fixture.config("follow", "venue: ../rules.yaml");
        fixture.recorded();
        fixture.write("rules.yaml", rules.replace(RULE, RULE.replace("0.0001", "0.0002")));

        CommandRun check = fixture.baseline("check");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).startsWith("Cause: rules (1 baseline)\n")
                .contains("funding-interest-per-8-hours of all markets from 2025-10-13T00:00:00Z 0.0001 -> 0.0002", "2 baselines: 1 as pinned, 1 not");
    }

    @Test
    void one_parameter_is_the_parameters_and_is_named() throws IOException {
        fixture.recorded();
        fixture.config("follow", "parameters: {lag: 4}");

        CommandRun check = fixture.baseline("check");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).startsWith("Cause: parameters (1 baseline)\n").contains("in follow\n", "-p lag 3 -> 4\n").doesNotContain("--leverage");
    }

    @Test
    void a_setting_of_the_run_is_the_parameters_and_is_named() throws IOException {
        fixture.recorded();
        fixture.config("follow", "leverage: 4", "assume: {impact-cap: 0.2}");

        assertThat(fixture.baseline("check").out()).startsWith("Cause: parameters (1 baseline)\n").contains("--leverage 3 -> 4\n", "--assume impact-cap 0.05 -> 0.2\n");
    }

    @Test
    void another_meaning_of_the_engine_is_the_engine() throws IOException {
        fixture.recorded();
        fixture.write("baselines/follow/baseline.yaml", fixture.read("baselines/follow/baseline.yaml").replace("semantics: 2", "semantics: 1"));

        assertThat(fixture.baseline("check").out()).startsWith("Cause: engine (1 baseline)\n").contains("semantics 1 -> 2\n", "no event differs");
    }

    @Test
    void two_causes_are_told_apart() throws IOException {
        fixture.recorded();
        fixture.write("baselines/Follow.java", BaselineFixture.STRATEGY.replace("> before.now()", "> before.now() + 3"));
        fixture.config("other", "parameters: {lag: 5}", "leverage: 3");

        assertThat(fixture.baseline("check").out()).contains("Cause: parameters (1 baseline)\n", "Cause: strategy (1 baseline)\n");
    }

    @Test
    void a_guardrail_is_told_apart_from_drift_and_outlives_an_update() throws IOException {
        fixture.config("follow", "expect: {finalEquityUsd: \"< 20000\", liquidations: 0}");
        assertThat(fixture.baseline("record").code()).isEqualTo(1);

        CommandRun check = fixture.baseline("check");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).startsWith("Guardrails broken, whatever moved (1 baseline)\n  follow: finalEquityUsd is 44023.00532627529, expected < 20000\n").doesNotContain("Cause");
        fixture.write("baselines/Follow.java", BaselineFixture.STRATEGY.replace("> before.now()", "> before.now() + 3"));
        CommandRun update = fixture.baseline("update", "--reason", "later");
        assertThat(update.code()).isEqualTo(1);
        assertThat(update.out()).contains("Cause: strategy", "Guardrails broken", "updated 2 baselines\n");
    }

    @Test
    void an_update_keeps_its_reason_tells_what_moved_and_leaves_alone_what_did_not() throws IOException {
        fixture.recorded();
        String other = fixture.read("baselines/other/baseline.yaml");
        fixture.config("follow", "parameters: {lag: 4}");

        CommandRun update = fixture.baseline("update", "--reason", "  a longer look  ");

        assertThat(update.code()).isZero();
        assertThat(update.out()).contains("-p lag 3 -> 4", "moved: ").endsWith("updated 1 baseline, 1 did not move\n");
        assertThat(fixture.read("baselines/follow/baseline.yaml")).contains("reason: \"a longer look\"\n");
        assertThat(fixture.read("baselines/other/baseline.yaml")).isEqualTo(other);
        assertThat(fixture.baseline("check").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t"})
    void a_blank_reason_is_refused(String reason) throws IOException {
        fixture.recorded();
        fixture.config("follow", "parameters: {lag: 4}");
        String before = fixture.read("baselines/follow/baseline.yaml");

        assertThat(fixture.baseline("update", "--reason", reason).code()).isEqualTo(2);
        assertThat(fixture.baseline("update").code()).isEqualTo(2);
        assertThat(fixture.read("baselines/follow/baseline.yaml")).isEqualTo(before);
    }

    @Test
    void a_record_changes_no_pins() throws IOException {
        fixture.recorded();
        String before = fixture.read("baselines/follow/baseline.yaml");
        fixture.config("follow", "parameters: {lag: 4}");

        CommandRun again = fixture.baseline("record");

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).isEqualTo("found pins of follow, other already, expected none: 'wafer baseline update DIR --reason TEXT' changes pins\n");
        assertThat(fixture.baseline("record", "follow").code()).isEqualTo(2);
        fixture.config("third");
        assertThat(fixture.baseline("record").out()).isEqualTo("recorded third\nkept the pins of follow, other\n");
        assertThat(fixture.read("baselines/follow/baseline.yaml")).isEqualTo(before);
    }

    @Test
    void frozen_data_stand_alone_and_are_kept_once() throws IOException {
        fixture.config("other", "parameters: {lag: 5}");
        assertThat(fixture.baseline("record", "--freeze").code()).isZero();
        fixture.importBars(50, 0.001);

        assertThat(fixture.baseline("check")).isEqualTo(new CommandRun(0, "2 baselines: 2 as pinned\n", ""));
        assertThat(fixture.read("baselines/follow.yaml")).containsPattern("(?m)^data: frozen/[0-9a-f]{12}$").doesNotContain("../mu");
        try (Stream<Path> kept = Files.list(fixture.dir().resolve("frozen"))) {
            assertThat(kept).singleElement().satisfies(frozen -> assertThat(frozen.resolve("bars/MU.parquet")).isRegularFile());
        }
    }

    @Test
    void freezing_leaves_the_fingerprints_as_they_are() throws IOException {
        fixture.recorded();
        String plain = fixture.read("baselines/follow/baseline.yaml");
        fixture.config("frozen-one");
        fixture.baseline("record", "--freeze");

        assertThat(fixture.read("baselines/frozen-one/baseline.yaml")).isEqualTo(plain);
    }

    @Test
    void what_cannot_be_looked_at_is_never_skipped() throws IOException {
        fixture.recorded();
        fixture.config("fresh");
        assertThat(fixture.baseline("check")).satisfies(check -> {
            assertThat(check.code()).isEqualTo(3);
            assertThat(check.err()).startsWith("fresh: ").contains("baseline.yaml: found no such file, expected the pins that 'wafer baseline record' writes");
            assertThat(check.out()).endsWith("3 baselines: 2 as pinned, 1 not\n");
        });
        Files.delete(fixture.path("baselines/fresh.yaml"));
        fixture.config("gone", "data: ../nowhere");
        Files.delete(fixture.path("baselines/gone.yaml"));
        fixture.write("baselines/other.yaml", fixture.read("baselines/other.yaml").replace("../mu", "../nowhere"));
        assertThat(fixture.baseline("check").code()).isEqualTo(3);
        Files.delete(fixture.path("baselines/other.yaml"));
        assertThat(fixture.baseline("check").err()).contains("found pins without a configuration");
        assertThat(fixture.baseline("check").code()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline.yaml", "events.csv"})
    void pins_that_cannot_be_read_or_do_not_belong_together_are_wrong_input(String file) throws IOException {
        fixture.recorded();
        String good = fixture.read("baselines/follow/" + file);
        for (String bad : new String[] {"", "[", good.substring(0, good.length() / 2), good.replace("sha256:", "md5:").replace("10000,", "10001,")}) {
            fixture.write("baselines/follow/" + file, bad);
            CommandRun check = fixture.baseline("check");
            assertThat(check.code()).as(bad).isEqualTo(3);
            assertThat(check.err()).startsWith("follow: ").contains(file).doesNotContain("a bug of ours");
        }
    }

    @Test
    void what_a_configuration_lacks_is_told_with_file_and_key() throws IOException {
        fixture.write("baselines/open.yaml", "strategy: sma-cross\n");
        assertThat(fixture.baseline("record", "open").err()).contains("open.yaml:1: key 'to': found '', expected a time");
        fixture.config("open", "expect: {maxDrawdwn: 1}");
        assertThat(fixture.baseline("record", "open").err()).contains("open.yaml:", "maxDrawdwn", "did you mean 'maxDrawdown'?");
        fixture.config("open", "expect: {maxDrawdown: \"< much\"}");
        assertThat(fixture.baseline("record", "open").err()).contains("found '< much', expected a number");
        fixture.config("open", "fail-if: 'liquidations>0'");
        assertThat(fixture.baseline("record", "open").err()).contains("key 'fail-if'", "'expect'");
        assertThat(fixture.baseline("record", "open").code()).isEqualTo(2);
        assertThat(fixture.baseline("check", "folow").err()).contains("unknown baseline 'folow', did you mean 'follow'?");
    }

    @Test
    void json_is_as_its_schema_says() throws IOException {
        fixture.config("follow", "expect: {finalEquityUsd: \"< 20000\"}");
        fixture.baseline("record");
        fixture.write("baselines/Follow.java", BaselineFixture.STRATEGY.replace("> before.now()", "> before.now() + 3"));
        fixture.config("fresh");

        JsonNode json = new ObjectMapper().readTree(fixture.baseline("check", "--json", "-").out());

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(CommandRun.of("schema", "baseline").out()).validate(json)).isEmpty();
        assertThat(json.at("/causes/0/cause").asText()).isEqualTo("strategy");
        assertThat(json.at("/causes/0/baselines/0/first/now/event").asText()).isEqualTo("ordered");
        assertThat(json.at("/guardrails/0/name").asText()).isEqualTo("follow");
        assertThat(json.at("/notChecked/0/name").asText()).isEqualTo("fresh");
    }

    @Test
    void pins_that_cannot_be_written_leave_the_good_ones() throws IOException {
        fixture.recorded();
        String before = fixture.read("baselines/follow/baseline.yaml") + fixture.read("baselines/follow/events.csv");
        Files.createDirectory(fixture.path("baselines/follow/.events.csv.half"));
        fixture.config("follow", "parameters: {lag: 4}");

        CommandRun update = fixture.baseline("update", "--reason", "more");

        assertThat(update.code()).isEqualTo(2);
        assertThat(update.err()).contains("follow: the pins cannot be written");
        assertThat(fixture.read("baselines/follow/baseline.yaml") + fixture.read("baselines/follow/events.csv")).isEqualTo(before);
    }

    @Test
    void a_report_that_cannot_be_written_is_told_before_the_work() {
        assertThat(fixture.baseline("check", "--junit", temp.resolve("none/x.xml").toString()).err()).startsWith("--junit: found no directory");
        assertThat(fixture.baseline("check", "--markdown", temp.toString()).err()).startsWith("--markdown: found a directory");
    }
}
