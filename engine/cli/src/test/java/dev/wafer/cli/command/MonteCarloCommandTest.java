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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole command lines: a strategy of one file on 28 daily bars of MU at 700, of which one falls to 250 for a moment. */
class MonteCarloCommandTest {
    @TempDir
    private static Path folder = Path.of("");
    private static Path holder = Path.of("");

    @BeforeAll
    static void importBars() throws IOException {
        StringBuilder bars = new StringBuilder("time,open,high,low,close,volume\n");
        for (int day = 0; day < 28; day++) {
            bars.append(LocalDate.of(2026, 3, 3).plusDays(day)).append("T00:00:00Z,700,700,").append(day == 9 ? "250" : "700").append(",700,1000000\n");
        }
        Path file = Files.writeString(folder.resolve("bars.csv"), bars);
        assertThat(CommandRun.of("data", "import", "--out", folder.resolve("mu").toString(), "--bars", "MU=" + file, "--provenance", "by hand").err())
                .isEmpty();
        holder = Files.writeString(folder.resolve("Holder.java"), """
                import dev.wafer.api.*;
                public record Holder() implements StrategySpec {
                    public Strategy start(Setup run) {
                        Symbol s = run.symbols().getFirst();
                        double exposure = run.exposurePerSymbol();
                        return (m, a, d) -> d.target(s, exposure, "hold");
                    }
                }
                """);
    }

    private static CommandRun monteCarlo(String... more) {
        List<String> words = new ArrayList<>(List.of("montecarlo", "--strategy", holder.toString(), "--data", folder.resolve("mu").toString(),
                "--capital", "1000", "--funding", "none", "--fees", "0,0"));
        words.addAll(List.of(more));
        if (!words.contains("simulated")) {
            words.addAll(List.of("--block", "1"));
        }
        return CommandRun.of(words.toArray(String[]::new));
    }

    private static JsonNode json(CommandRun run) throws IOException {
        assertThat(run.err()).isEmpty();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void the_report_is_at_most_80_columns_wide_and_places_the_history() {
        CommandRun run = monteCarlo("--paths", "200");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(run.out()).startsWith("holder\n").contains("On 200 paths drawn from recorded sessions of 28 days", "its place", "< the history",
                "28 days of recorded data", "20 trading days are few", "4 weekends (holidays count as such)").doesNotContain("SIMULATED DATA");
    }

    @Test
    void the_json_keeps_its_schema_and_tells_the_chance_of_the_fatal_day() throws IOException {
        JsonNode json = json(monteCarlo("--paths", "400", "--json", "-"));
        JsonNode longer = json(monteCarlo("--paths", "20", "--days", "56", "--leverage", "1", "--json", "-"));

        double known = 1 - StrictMath.pow(1 - 1.0 / 20, 19);                // the first of twenty trading days is too early
        assertThat(json.at("/liquidated/chance").doubleValue()).isCloseTo(known, within(0.08));
        assertThat(json.at("/totalReturn/percentile").isNumber()).isTrue();
        assertThat(longer.at("/totalReturn/percentile").isNull()).isTrue();
        assertThat(longer.at("/daysToLiquidation").isNull()).isTrue();
        for (JsonNode each : List.of(json, longer)) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("montecarlo")).validate(each)).isEmpty();
        }
    }

    /** Half of the bars have open interest; one strategy reads it, the other does not. */
    @Test
    void a_strategy_that_reads_open_interest_is_warned_where_much_of_it_is_missing() throws IOException {
        StringBuilder bars = new StringBuilder("time,open,high,low,close,volume,open_interest\n");
        for (int day = 0; day < 28; day++) {
            bars.append(LocalDate.of(2026, 3, 3).plusDays(day)).append("T00:00:00Z,700,700,700,700,1000000,").append(day < 12 ? "5000" : "").append('\n');
        }
        Path file = Files.writeString(folder.resolve("half.csv"), bars);
        String data = folder.resolve("half").toString();
        assertThat(CommandRun.of("data", "import", "--out", data, "--bars", "MU=" + file, "--oi", "MU=" + file, "--provenance", "by hand").code()).isZero();
        Path reader = Files.writeString(folder.resolve("Reader.java"), """
                import dev.wafer.api.*;
                public record Reader() implements StrategySpec {
                    public Strategy start(Setup run) {
                        Symbol s = run.symbols().getFirst();
                        Column oi = run.openInterestShares(s).optional();
                        return (m, a, d) -> d.target(s, oi.isKnown() ? 1 : 0, "known");
                    }
                }
                """);

        CommandRun read = CommandRun.of("montecarlo", "--strategy", reader.toString(), "--data", data, "--paths", "5", "--funding", "none");
        CommandRun held = CommandRun.of("montecarlo", "--strategy", holder.toString(), "--data", data, "--paths", "5", "--funding", "none");

        assertThat(read.out()).contains("WARNING: the strategy reads open interest", "Open interest is known in 50.00 % of the bars drawn from. Funding is not");
        assertThat(held.out()).contains("Open interest is known in 50.00 %").doesNotContain("WARNING");
    }

    @Test
    void simulated_markets_say_so_and_any_number_of_threads_gives_the_same_bytes() throws IOException {
        Path file = folder.resolve("montecarlo.json");

        CommandRun written = monteCarlo("--model", "simulated", "--paths", "20", "--threads", "1", "--json", file.toString());
        CommandRun printed = monteCarlo("--model", "simulated", "--paths", "20", "--threads", "3", "--json", "-");

        assertThat(written.out()).contains("On 20 simulated markets of 28 days", "SIMULATED markets without drift");
        assertThat(file).hasContent(printed.out());
        assertThat(monteCarlo("--model", "simulated", "--paths", "20", "--seed", "1", "--json", "-").out()).isNotEqualTo(printed.out());
    }

    @Test
    void requests_that_make_no_sense_are_refused_by_name() {
        assertThat(monteCarlo("--model", "sesions").err()).contains("unknown value of --model 'sesions', did you mean 'sessions'?");
        assertThat(monteCarlo("--years", "1", "--days", "3").err()).contains("--days: found it beside --years");
        assertThat(monteCarlo("--days", "0").err()).isEqualTo("--days: found 0, expected from 1 to 36,500\n");
        assertThat(monteCarlo("--years", "0").err()).isEqualTo("--years: found 0, expected from 0.00274, a day, to 100\n");
        assertThat(monteCarlo("--years", "101").err()).startsWith("--years: found 101, expected");
        assertThat(monteCarlo("--years", "NaN").err()).startsWith("--years: found NaN, expected");
        assertThat(monteCarlo("--model", "simulated", "--block", "3")).satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).startsWith("--block: found it with --model simulated").hasLineCount(1));
        assertThat(monteCarlo("--paths", "0").code()).isEqualTo(2);
    }
}
