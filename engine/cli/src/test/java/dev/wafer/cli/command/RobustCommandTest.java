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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole command lines of backtest --robust: a strategy of one file on forty days of MU that rise by one USDC each. */
class RobustCommandTest {
    @TempDir
    private static Path folder = Path.of("");
    private static Path buyer = Path.of("");

    @BeforeAll
    static void importBars() throws IOException {
        StringBuilder bars = new StringBuilder("time,open,high,low,close,volume\n");
        for (int day = 0; day < 40; day++) {
            int usd = 700 + day;
            bars.append(LocalDate.of(2026, 3, 3).plusDays(day) + "T00:00:00Z," + usd + "," + (usd + 1) + "," + usd + "," + (usd + 1) + ",1000000\n");
        }
        Path file = Files.writeString(folder.resolve("bars.csv"), bars);
        assertThat(CommandRun.of("data", "import", "--out", folder.resolve("mu").toString(), "--bars", "MU=" + file, "--provenance", "by hand").err())
                .isEmpty();
        buyer = Files.writeString(folder.resolve("Buyer.java"), """
                import dev.wafer.api.*;
                public record Buyer(@Range(min = 1, max = 20) int day) implements StrategySpec {
                    public Buyer() { this(5); }
                    public Strategy start(Setup run) {
                        Symbol s = run.symbols().getFirst();
                        int[] closes = {0};
                        return (m, a, d) -> { if (++closes[0] == day) { d.target(s, 1, "day"); } };
                    }
                }
                """);
    }

    private static CommandRun backtest(String... more) {
        List<String> words = new ArrayList<>(List.of("backtest", "--strategy", buyer.toString(), "--data", folder.resolve("mu").toString(),
                "--funding", "none", "--leverage", "1"));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    @Test
    void the_headline_is_a_percentile_and_each_kind_of_change_has_a_row() {
        CommandRun run = backtest("--robust", "--neighbours", "50");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).containsPattern("\nRobust\\? Return \\+\\d\\.\\d\\d %: \\d+(st|nd|rd|th) percentile of 50 neighbours in parameters\n")
                .contains("above 50 is what", "different outcomes.", "changed alone", "orders a bar late", "costs doubled", "start 1 to 4 days later", "parameters", "order in bars",
                        "0.00 % of the neighbours ended with a loss, 0.00 % had a liquidation.", "Each neighbour has day moved");
        String section = run.out().substring(run.out().indexOf("Robust?"), run.out().indexOf("Day by day"));
        assertThat(section.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void the_json_holds_the_neighbours_only_where_they_were_asked_for_and_keeps_its_schema() throws IOException {
        JsonNode plain = new ObjectMapper().readTree(backtest("--json", "-").out());
        JsonNode robust = new ObjectMapper().readTree(backtest("--robust", "--neighbours", "30", "--json", "-").out());

        assertThat(plain.get("robust").isNull()).isTrue();
        assertThat(robust.at("/robust/neighbours").intValue()).isEqualTo(30);
        assertThat(robust.at("/robust/parameterPercentile").doubleValue()).isBetween(0.2, 0.8);         // a day earlier or later, of a straight line
        assertThat(robust.at("/robust/differentOutcomes").intValue()).isBetween(2, 30);
        assertThat(robust.at("/robust/movedParameters/0").textValue()).isEqualTo("day");
        assertThat(robust.get("summary")).isEqualTo(plain.get("summary"));
        assertThat(robust.get("fingerprints")).isEqualTo(plain.get("fingerprints"));
        for (JsonNode json : List.of(plain, robust)) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("result")).validate(json)).isEmpty();
        }
    }

    @Test
    void any_number_of_threads_gives_the_same_bytes_and_another_seed_does_not() {
        String one = backtest("--robust", "--neighbours", "30", "--threads", "1").out();

        assertThat(backtest("--robust", "--neighbours", "30", "--threads", "3").out()).isEqualTo(one);
        assertThat(backtest("--robust", "--neighbours", "30", "--seed", "1").out()).isNotEqualTo(one);
    }

    @Test
    void a_senseless_number_of_neighbours_is_refused() {
        CommandRun run = backtest("--robust", "--neighbours", "0");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--neighbours: found 0, expected from 1 to 100,000");
    }
}
