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
    void the_json_fits_its_schema_and_depends_on_no_number_of_threads() throws IOException {
        String one = signals("--json", "-", "--threads", "1").out();
        String three = signals("--json", "-", "--threads", "3").out();

        JsonNode json = new ObjectMapper().readTree(one);
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("signals")).validate(json)).isEmpty();
        assertThat(three).isEqualTo(one);
        assertThat(json.at("/run/leftOut/0").textValue()).isEqualTo("AMD");
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
}
