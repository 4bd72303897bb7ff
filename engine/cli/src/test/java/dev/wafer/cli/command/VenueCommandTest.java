package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.wafer.cli.json.ResultSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VenueCommandTest {
    private static final String OWN = """
            venue: home
            first: 2025-10-13
            markets:
              "*":
                - {key: margin-tiers, from: 2025-10-13, value: "0:10, 20000000:5", certainty: OFFICIAL, guess: false, source: a}
                - {key: margin-mode, from: 2025-10-13, value: CROSS, certainty: OFFICIAL, guess: false, source: a}
                - {key: taker-fee-fraction, from: 2025-10-13, value: 0.0004, certainty: OFFICIAL, guess: false, source: a}
                - {key: maker-fee-fraction, from: 2025-10-13, value: 0, certainty: OFFICIAL, guess: false, source: a}
                - {key: funding-interval-hours, from: 2025-10-13, value: 8, certainty: OFFICIAL, guess: false, source: a}
                - {key: funding-multiplier, from: 2025-10-13, value: 1, certainty: OFFICIAL, guess: false, source: a}
                - {key: funding-interest-per-8-hours, from: 2025-10-13, value: 0.0001, certainty: OFFICIAL, guess: false, source: a}
                - {key: funding-clamp-per-8-hours, from: 2025-10-13, value: 0.0005, certainty: OFFICIAL, guess: false, source: a}
                - {key: funding-cap-per-interval, from: 2025-10-13, value: 0.02, certainty: OFFICIAL, guess: false, source: a}
              MU:
                - {key: size-decimals, from: 2025-10-13, value: 3, certainty: OFFICIAL, guess: false, source: a}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_rules_of_a_date_are_shown_with_their_date_certainty_guess_and_source() {
        CommandRun run = CommandRun.of("venue", "show", "xyz", "--at", "2026-03-01", "--symbols", "MU");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Rules of xyz at 2026-03-01 00:00 UTC\n")
                .containsPattern("max-leverage +10 +2026-02-01 +official +\\d+\n")
                .containsPattern("margin-mode +STRICT_ISOLATED +2025-10-13 +inferred +\\* +\\d+\n")
                .containsPattern("open-interest-cap-usd +unknown +2026-03-01 +\\d+\n")
                .containsPattern("maintenance +5.00 % of notional at up to 10x\n")
                .containsPattern("liquidated at 701.7544 \\(long\\), 1269.8413 \\(short\\)\n")
                .contains("SPEC-0226; SPEC-1003 agrees").contains("(began by 2026-02-01)").contains("(since 2025-11-23T17:37:10Z)");
        assertThat(run.out()).doesNotContain("GOLD\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz", "gate", "binance"})
    void no_line_is_wider_than_eighty_columns(String venue) {
        assertThat(CommandRun.of("venue", "show", venue).out().lines()).isNotEmpty().allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(CommandRun.of("venue", "ls").out().lines()).hasSize(4).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void without_a_date_the_latest_change_is_shown_whatever_the_clock_says() {
        assertThat(CommandRun.of("venue", "show", "xyz").out()).startsWith("Rules of xyz at 2026-10-03 00:00 UTC, its latest change (see --at)\n")
                .containsPattern("GOLD\n(.*\n)+?.*max-leverage +25 +2026-10-03");
        assertThat(CommandRun.of("venue", "show", "binance").out()).startsWith("Rules of binance at 2026-03-31 00:00 UTC, its latest change");
    }

    @Test
    void a_date_known_only_roughly_is_shown_with_its_range() {
        assertThat(CommandRun.of("venue", "show", "xyz", "--at", "2026-09-01", "--symbols", "MU").out().replaceAll("\\s+", " "))
                .contains("backstop YES 2026-09-01 inferred *").contains("(began between 2026-02-01 and 2026-09-01)");
    }

    @Test
    void markets_come_in_the_order_asked_for() {
        String out = CommandRun.of("venue", "show", "xyz", "--symbols", "SNDK,AMD").out();

        assertThat(out.indexOf("SNDK\n")).isPositive().isLessThan(out.indexOf("AMD\n"));
    }

    @Test
    void a_venue_that_cannot_be_run_says_what_is_not_known() {
        assertThat(CommandRun.of("venue", "show", "binance", "--symbols", "MU").out().replaceAll("\\s+", " "))
                .contains("A run is refused: venue binance: max-leverage of MU at 2026-03-31T00:00:00Z is not known")
                .containsPattern("taker-fee-fraction +0.0004");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
            "venue show xyzz # unknown venue 'xyzz', did you mean 'xyz'?",
            "venue show xyz --symbols MUU # unknown symbol 'MUU', did you mean 'MU'? (venue xyz)",
            "venue show xyz --at soon # --at: found 'soon', expected a time: ISO-8601 such as 2026-05-04T18:00:00Z, or epoch seconds or milliseconds",
            "venue show xyz --at 2025-10-12 # --at: found 2025-10-12T00:00:00Z, expected a time from 2025-10-13T00:00:00Z on, when venue xyz begins",
            "venue show none.yaml # --venue: found no file none.yaml, expected a rule file",
            "venue show # Missing required parameter: 'NAME|FILE'; see wafer venue show --help",
            "venue # expected one of ls, show after wafer venue, found none; see wafer venue --help"})
    void what_is_not_there_is_a_wrong_request(String command, String message) {
        assertThat(CommandRun.of(command.split(" "))).isEqualTo(new CommandRun(2, "", message + "\n"));
    }

    @Test
    void json_follows_its_schema_and_has_the_derived_numbers() throws IOException {
        for (String venue : new String[] {"xyz", "gate", Files.writeString(folder.resolve("home.yaml"), OWN).toString()}) {
            CommandRun run = CommandRun.of("venue", "show", venue, "--json", "-");
            JsonNode json = new ObjectMapper().readTree(run.out());

            assertThat(run.code()).isZero();
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("venue")).validate(json)).isEmpty();
        }
        JsonNode xyz = new ObjectMapper().readTree(CommandRun.of("venue", "show", "xyz", "--at", "2026-09-01", "--symbols", "NVDA", "--json", "-").out());
        assertThat(xyz.at("/markets/0/derived/maxLeverage").asInt()).isEqualTo(20);
        assertThat(xyz.at("/markets/0/derived/tiers/0/maintenanceFraction").asDouble()).isEqualTo(0.025);
        assertThat(xyz.at("/markets/0/derived/hasBackstop").asBoolean()).isTrue();
        assertThat(xyz.at("/markets/0/derived/band/resets").asInt()).isEqualTo(2);
        assertThat(xyz.at("/at").asText()).isEqualTo("2026-09-01T00:00:00Z");
    }

    @Test
    void json_goes_to_a_file_as_well() throws IOException {
        Path file = folder.resolve("rules.json");

        CommandRun run = CommandRun.of("venue", "show", "xyz", "--symbols", "MU", "--json", file.toString());

        assertThat(run.out()).startsWith("Rules of xyz");
        assertThat(Files.readString(file)).isEqualTo(CommandRun.of("venue", "show", "xyz", "--symbols", "MU", "--json", "-").out());
    }

    @Test
    void a_file_of_ones_own_is_shown_with_its_tiers() throws IOException {
        Path file = Files.writeString(folder.resolve("home.yaml"), OWN);

        CommandRun run = CommandRun.of("venue", "show", file.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Rules of home at 2025-10-13").containsPattern("margin-tiers +0:10, 20000000:5 +2025-10-13")
                .containsPattern("maintenance from 20,000,000 USDC +10.00 % of notional, less 1,000,000.00 USDC, at up to 5x\n")
                .containsPattern("base funding +0.0001 per 8h, 10.95 % a year, longs pay\n");
    }

    @Test
    void a_faulty_rule_file_is_code_3_with_file_line_and_key() throws IOException {
        Path file = Files.writeString(folder.resolve("home.yaml"), OWN.replace("value: CROSS", "value: CROS"));

        CommandRun run = CommandRun.of("venue", "show", file.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).isEqualTo(file + ":6: key 'value': found 'CROS', expected one of CROSS, NO_CROSS, STRICT_ISOLATED; did you mean 'CROSS'?\n");
    }

    @Test
    void the_worked_example_of_the_table_is_that_of_liqprice() throws IOException {
        JsonNode json = new ObjectMapper().readTree(CommandRun.of("venue", "show", "xyz", "--symbols", "MU", "--json", "-").out());
        CommandRun liqprice = CommandRun.of("liqprice", "--side", "long", "--entry", "1000", "--leverage", "3", "--max-leverage", "10", "--digits", "full");

        assertThat(json.at("/markets/0/derived/example/longLiquidationPrice").asDouble()).isEqualTo(Double.parseDouble(liqprice.out()), within(1e-9));
    }
}
