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
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole command lines: 120 days of MU and AMD, prices and MU's open interest a random walk each, none of AMD. */
class SignalsCommandTest {
    private static final int DAYS = 120;
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 2);

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void importBars() throws IOException {
        Path interest = Files.writeString(folder.resolve("oi.csv"), interest());
        CommandRun made = CommandRun.of("data", "import", "--out", folder.resolve("two").toString(), "--bars", "MU=" + bars("mu.csv", 1), "--bars",
                "AMD=" + bars("amd.csv", 2), "--oi", "MU=" + interest, "--oi-kind", "mean", "--provenance", "by hand");
        assertThat(made.err()).isEmpty();
    }

    private static Path bars(String name, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
        double price = 700;
        for (int day = 0; day < DAYS; day++) {
            double close = price * (1 + random.nextDouble(-0.03, 0.03));
            text.append(FIRST.plusDays(day)).append("T00:00:00Z,").append(price).append(',').append(Math.max(price, close)).append(',')
                    .append(Math.min(price, close)).append(',').append(close).append(",100000\n");
            price = close;
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private static String interest() {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder("date,us_session,oi_mean_contracts,volume_contracts,turnover\n");
        double shares = 50_000;
        for (int day = 0; day < DAYS; day++) {
            shares *= 1 + random.nextDouble(-0.05, 0.05);
            text.append(FIRST.plusDays(day)).append(",True,").append(shares).append(",100000,2\n");
        }
        return text.toString();
    }

    private static CommandRun signals(String... more) {
        List<String> words = new ArrayList<>(List.of("signals", "--data", folder.resolve("two").toString(), "--draws", "99"));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    @Test
    void on_random_walks_no_signal_adds_and_says_how_little_it_could_have_seen() {
        CommandRun run = signals();

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(run.out()).contains("left out, without open interest: AMD", "could not have been told from zero")
                .containsPattern("power .*\\n?.*four cases").containsPattern("\n  oi-change-1d .* cannot tell\n").containsPattern("\n  buy-and-hold +[+-]")
                .doesNotContain("simulated", "  adds\n");
    }

    @Test
    void every_signal_is_explained_and_so_is_what_could_not_be_read_or_traded() {
        String out = signals().out();

        assertThat(out).contains("11 of 16 signals of open interest could be compared, and 3 of 5 yardsticks without it")
                .containsPattern("\n  oi-against-gold +no data: MU: found none to compare it with")
                .containsPattern("\n  oi-divergence +no data: its price-only twin").contains("\n  oi-against-gold      never traded: no data\n")
                .containsPattern("\n  oi-turnover +- +a day's volume / open interest of ten days\n");
        assertThat(out.replaceAll("\\s+", " ")).contains("3x 50 %, 5x 30 %, 10x 20 %, maximum 10x", "Hits: share", "Turnover a bar: mean", "Half-life: after",
                "OI rising, falling: closes");
    }

    @Test
    void the_json_fits_its_schema_and_depends_on_no_number_of_threads() throws IOException {
        String one = signals("--json", "-", "--threads", "1").out();
        String three = signals("--json", "-", "--threads", "3").out();

        JsonNode json = new ObjectMapper().readTree(one);
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("signals")).validate(json)).isEmpty();
        assertThat(three).isEqualTo(one);
        assertThat(json.at("/run/leftOut/0").textValue()).isEqualTo("AMD");
        assertThat(json.get("signals")).filteredOn(signal -> signal.get("verdict").textValue().equals("no data"))
                .isNotEmpty().allMatch(signal -> !signal.get("noDataBecause").textValue().isBlank());
        assertThat(json.get("signals")).filteredOn(signal -> signal.get("verdict").textValue().equals("cannot tell"))
                .isNotEmpty().allMatch(signal -> signal.get("noDataBecause").isNull() && signal.get("deciding").isNull());
        assertThat(json.at("/run/hypotheses").intValue()).isEqualTo(json.get("cells").size());
    }

    @Test
    void a_length_that_the_bars_cannot_express_is_refused_and_so_is_data_without_open_interest() {
        CommandRun fine = signals("--horizons", "4h");
        CommandRun without = signals("--symbols", "AMD");

        assertThat(fine.code()).isEqualTo(2);
        assertThat(fine.err()).contains("--horizons: found '4h', expected hours or days such as 4h or 3d, a multiple of the bars' 24h");
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("no open interest of AMD");
    }

    @Test
    void the_json_of_a_simulated_market_fits_its_schema_and_says_that_it_is_simulated() throws IOException {
        String made = folder.resolve("simulated").toString();
        assertThat(CommandRun.of("data", "simulate", "--seed", "7", "--out", made).code()).isZero();

        CommandRun run = CommandRun.of("signals", "--data", made, "--symbols", "MU,GOLD", "--from", "2026-02-01", "--to", "2026-03-15", "--draws", "19",
                "--horizons", "1h,1d", "--json", "-");

        assertThat(run.err()).isEmpty();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("signals")).validate(json)).isEmpty();
        assertThat(json.at("/run/dataset/synthetic").booleanValue()).isTrue();
        assertThat(json.get("signals")).hasSize(21).allMatch(signal -> !signal.get("verdict").textValue().isBlank());
        assertThat(json.at("/refusals/0/reason").textValue()).isNotBlank();
    }

    @Test
    void a_length_that_is_none_or_longer_than_the_history_is_refused() {
        assertThat(signals("--horizons", "soon").err()).startsWith("--horizons: found 'soon', expected hours or days such as 4h or 3d");
        assertThat(signals("--horizons", "0d").err()).startsWith("--horizons: found '0d', expected");
        assertThat(signals("--horizons", "1d,400d")).isEqualTo(
                new CommandRun(2, "", "--horizons: found '400d', expected less than the 120d of open interest looked at\n"));
    }

    @Test
    void a_span_without_bars_or_without_time_is_refused() {
        CommandRun later = signals("--from", "2030-01-01"), none = signals("--from", "2026-03-01", "--to", "2026-03-01");

        assertThat(later.code()).isEqualTo(2);
        assertThat(later.err()).startsWith("no bars between 2030-01-01");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).isEqualTo("--from 2026-03-01 --to 2026-03-01: expected --from before --to\n");
    }

    @Test
    void a_span_too_short_to_say_anything_says_so() {
        CommandRun run = signals("--from", "2026-02-10", "--to", "2026-02-20");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("0 of 16 signals of open interest could be compared", "too few rows for any coefficient", "0 cells")
                .containsPattern("\n  oi-change-1d +no data: known in 8 rows that have a return after them, expected 24\n").doesNotContain("NaN", "  adds");
    }

    @Test
    void help_has_what_signals_has_and_nothing_of_one_strategy() {
        CommandRun run = CommandRun.of("signals", "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("--horizons=1h,1d", "--out=DIR", "--format=parquet|csv", "--json=FILE|-", "--draws=N")
                .doesNotContain("--with", "--strategy", "--leverage", "--trades");
    }

    @Test
    void every_traded_run_counts_as_a_trial_and_the_yardstick_is_a_backtest() throws IOException {
        Path ledger = folder.resolve("ledger");
        String data = folder.resolve("two").toString();
        String json = CommandRun.counted(ledger, "signals", "--data", data, "--draws", "99", "--json", "-").out();
        JsonNode run = new ObjectMapper().readTree(json).get("run");
        List<JsonNode> runs = new ArrayList<>();
        new ObjectMapper().readTree(json).get("traded").forEach(runs::add);
        assertThat(runs).hasSize(2 * (16 + 5 + 1));                                  // each signal and the yardstick at two leverages
        long traded = runs.stream().filter(one -> one.get("refused").isNull()).count();
        assertThat(traded).isGreaterThan(30);

        CommandRun again = CommandRun.counted(ledger, "signals", "--data", data, "--draws", "99");

        assertThat(again.err()).isEmpty();
        assertThat(CommandRun.counted(ledger, "ledger", "show").out()).contains("\n  " + traded + " configurations tried\n");
        CommandRun backtest = CommandRun.counted(ledger, "backtest", "--strategy", "buy-and-hold", "--data", data, "--symbols", "MU", "--from",
                run.get("from").textValue(), "--to", run.get("to").textValue());
        assertThat(backtest.out()).contains(traded + " configurations tried on this data so far");
    }
}
