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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What margin, execution, assumptions, latency, stress, finer bars and bounds do to whole command lines, on 31 hourly bars of MU. */
class VenueOptionsTest {
    private static final String BUY_10 = "return (m, a, d) -> { if (a.isFlat(s) && !d.isWorking(s)) { d.order(s).buy(10).send(\"go\"); } };";

    private static final String BOTH_EXITS = "return (m, a, d) -> { if (m.closeUsd(s) > 729.5 && a.isFlat(s) && !d.isWorking(s)) {"
            + " d.order(s).buy(10).takeProfit(0.5).stopLoss(50).send(\"go\"); } };";

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void importBars() throws IOException {
        RisingBars.importInto(folder, Instant.parse("2026-10-13T00:00:00Z"));
    }

    @Test
    void realistic_execution_is_the_default_and_pays_spread_and_impact_on_a_tenth_of_the_volume() throws IOException {
        JsonNode json = json(BUY_10);

        double impact = 0.04 * StrictMath.sqrt(1 / 24.0) * StrictMath.sqrt(1 / 10.0);
        assertThat(json.at("/run/execution").textValue()).isEqualTo("realistic");
        assertThat(json.at("/trades/0/quantity").doubleValue()).isEqualTo(1);
        assertThat(json.at("/trades/0/entryPrice").doubleValue()).isEqualTo(701 * (1 + 0.00005 + impact), within(1e-9));
        assertThat(json.at("/summary/slippageUsd").doubleValue()).isEqualTo(701 * (0.00005 + impact), within(1e-9));
        assertThat(json.at("/run/assumed/half-spread-MU").doubleValue()).isEqualTo(0.00005);
        assertThat(json.at("/run/assumed/volume-share").doubleValue()).isEqualTo(0.1);
    }

    @Test
    void ideal_execution_fills_all_at_the_open_and_assumes_nothing() throws IOException {
        JsonNode json = json(BUY_10, "--execution", "ideal");

        assertThat(json.at("/run/execution").textValue()).isEqualTo("ideal");
        assertThat(json.at("/trades/0/quantity").doubleValue()).isEqualTo(10);
        assertThat(json.at("/trades/0/entryPrice").doubleValue()).isEqualTo(701);
        assertThat(json.at("/summary/slippageUsd").doubleValue()).isZero();
        assertThat(json.at("/run/assumed").has("volume-share")).isFalse();
    }

    @Test
    void an_assumption_changes_the_fill_and_is_told() throws IOException {
        JsonNode json = json(BUY_10, "--assume", "volume-share=1", "--assume", "half-spread-MU=0.001", "--assume", "impact-cap=0");

        assertThat(json.at("/trades/0/quantity").doubleValue()).isEqualTo(10);
        assertThat(json.at("/trades/0/entryPrice").doubleValue()).isEqualTo(701 * 1.001, within(1e-9));
        assertThat(json.at("/run/assumed/half-spread-MU").doubleValue()).isEqualTo(0.001);
        assertThat(run(BUY_10, "--assume", "half-spread-MUU=0.001")).isEqualTo(
                new CommandRun(2, "", "--assume half-spread-MUU: unknown symbol 'MUU', did you mean 'MU'?\n"));
    }

    @Test
    void an_order_that_is_late_by_two_bars_fills_two_opens_later() throws IOException {
        JsonNode json = json(BUY_10, "--execution", "ideal", "--latency-bars", "2");

        assertThat(json.at("/trades/0/entryPrice").doubleValue()).isEqualTo(703);
        assertThat(json.at("/run/latencyBars").intValue()).isEqualTo(2);
    }

    @Test
    void a_stress_of_two_doubles_the_funding() throws IOException {
        JsonNode once = json(BUY_10, "--execution", "ideal");
        JsonNode twice = json(BUY_10, "--execution", "ideal", "--funding-stress", "2");

        assertThat(once.at("/summary/fundingUsd").doubleValue()).isNegative();
        assertThat(twice.at("/summary/fundingUsd").doubleValue()).isEqualTo(2 * once.at("/summary/fundingUsd").doubleValue(), within(1e-6));
        assertThat(twice.at("/run/fundingStress").doubleValue()).isEqualTo(2);
        assertThat(twice.at("/run/assumed/fundingAtBaseRateUsd").doubleValue()).isEqualTo(twice.at("/summary/fundingUsd").doubleValue(), within(1e-6));
    }

    @Test
    void a_cross_position_is_backed_by_the_whole_account() throws IOException {
        JsonNode isolated = json(BUY_10, "--execution", "ideal", "--leverage", "10");
        JsonNode cross = json(BUY_10, "--execution", "ideal", "--leverage", "10", "--margin", "cross");

        assertThat(isolated.at("/liquidationEvents")).hasSize(1);
        assertThat(isolated.at("/liquidationEvents/0/markPrice").doubleValue()).isEqualTo(isolated.at("/liquidationEvents/0/price").doubleValue());
        assertThat(cross.at("/run/margin").textValue()).isEqualTo("cross");
        assertThat(cross.at("/liquidationEvents")).isEmpty();
        assertThat(cross.at("/perSymbol/MU/position/cross").booleanValue()).isTrue();
        assertThat(cross.at("/perSymbol/MU/position/liquidationDistance").doubleValue()).isEqualTo(1);
        assertThat(cross.at("/perSymbol/MU/position/deleveragingIndex").isNumber()).isTrue();
    }

    @Test
    void cross_margin_before_its_time_is_a_finding() throws IOException {
        assertThat(run(BUY_10, "--margin", "cross").out()).contains("xyz, cross margin").doesNotContain("not-cross:");
        assertThat(run(BUY_10, "--margin", "cross", "--data", dataSet("earlier", "2026-05-12", "").toString()).out()).contains("not-cross: MU: the rules do not allow cross margin");
    }

    @Test
    void a_position_below_two_thirds_of_maintenance_at_an_open_goes_to_the_backstop() throws IOException {
        Path data = bars("gap", "", """
                2026-10-13T00:00:00Z,700,702,699,701,10
                2026-10-13T01:00:00Z,701,702,700,701,10
                2026-10-13T02:00:00Z,645,650,640,648,10
                """);
        String[] words = {"--execution", "ideal", "--funding", "none", "--fees", "0,0", "--leverage", "10", "--data", data.toString()};

        JsonNode json = json(BUY_10, words);

        assertThat(json.at("/liquidationEvents/0/backstop").booleanValue()).isTrue();
        assertThat(json.at("/liquidationEvents/0/markPrice").doubleValue()).isEqualTo(645);
        assertThat(json.at("/trades/0/exitReason").textValue()).isEqualTo("backstop");
        assertThat(json.at("/summary/backstopUsd").doubleValue()).isEqualTo(10 * (70.1 - 56), within(1e-6));       // margin less loss
        assertThat(run(BUY_10, words).out()).containsPattern("MU +long +10 +645\\.00 +645\\.00 +0\\.00 +0\\.00 +backstop").containsPattern("backstop +-141\\.00 ");
    }

    @Test
    void bounds_try_the_ambiguous_bar_both_ways() throws IOException {
        CommandRun told = run(BOTH_EXITS, "--execution", "ideal", "--funding", "none", "--fees", "0,0", "--bounds");
        JsonNode json = json(BOTH_EXITS, "--execution", "ideal", "--funding", "none", "--fees", "0,0", "--bounds");

        assertThat(json.at("/bounds/complete").booleanValue()).isTrue();
        assertThat(json.at("/bounds/runs").intValue()).isEqualTo(2);
        assertThat(json.at("/bounds/finalEquityUsd/min").doubleValue()).isEqualTo(99_500, within(1e-6));
        assertThat(json.at("/bounds/finalEquityUsd/max").doubleValue()).isEqualTo(100_005, within(1e-6));
        assertThat(json.at("/ambiguousBars/0/time").textValue()).isEqualTo("2026-10-14T06:00:00Z");
        assertThat(told.out()).contains("2 runs: every order of 1 ambiguous bar", "at MU 2026-10-14 06:00").doesNotContain("ambiguous-bars:");
        assertThat(json(BOTH_EXITS).get("bounds").isNull()).isTrue();
    }

    @Test
    void a_path_through_finer_bars_follows_them_where_they_are() throws IOException {
        Path data = dataSet("finer", "2026-10-13", "\nsub_resolution: 30m");
        Files.writeString(Files.createDirectories(data.resolve("sub-bars")).resolve("MU.csv"),
                "open_time,open,high,low,close,volume\n2026-10-13T02:00:00Z,730,731,729,730,5\n2026-10-13T02:30:00Z,730,730,600,729,5\n");
        String[] words = {"--execution", "ideal", "--funding", "none", "--fees", "0,0", "--data", data.toString()};

        assertThat(json(BOTH_EXITS, words).at("/summary/finalEquityUsd").doubleValue()).isEqualTo(99_500, within(1e-6));
        assertThat(json(BOTH_EXITS, Stream.concat(Stream.of(words), Stream.of("--path", "sub-bars")).toArray(String[]::new))
                .at("/summary/finalEquityUsd").doubleValue()).isEqualTo(100_005, within(1e-6));
    }

    @Test
    void a_path_through_finer_bars_needs_them() throws IOException {
        assertThat(run(BUY_10, "--path", "sub-bars")).isEqualTo(
                new CommandRun(2, "", "--path sub-bars: data set mu has no finer bars of MU, expected a folder sub-bars in it, or another --path\n"));
    }

    /** A data set by hand with three hours: 728 to 729, 729 to 730, and 730 to 731 or 600 to 729. */
    private static Path dataSet(String name, String day, String more) throws IOException {
        return bars(name, more, day + "T00:00:00Z,728,729,727,729,10\n" + day + "T01:00:00Z,729,731,728,730,10\n" + day
                + "T02:00:00Z,730,731,600,729,10\n");
    }

    private static Path bars(String name, String more, String bars) throws IOException {
        Path data = folder.resolve(name);
        Files.writeString(Files.createDirectories(data.resolve("bars")).resolve("MU.csv"), "open_time,open,high,low,close,volume\n" + bars);
        Files.writeString(data.resolve("dataset.yaml"),
                "name: " + name + "\nvenue: xyz\nresolution: 1h" + more + "\nsymbols: [MU]\nprovenance: by hand\nsynthetic: false\n");
        return data;
    }

    private static CommandRun run(String body, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("Buyer.java"), """
                import dev.wafer.api.*;
                public record Buyer() implements StrategySpec {
                    public Strategy start(Setup run) {
                        Symbol s = run.symbols().getFirst();
                        %s
                    }
                }
                """.formatted(body));
        List<String> words = new ArrayList<>(List.of("backtest", "--strategy", file.toString()));
        words.addAll(List.of(more));
        if (!words.contains("--data")) {
            words.addAll(List.of("--data", folder.resolve("mu").toString()));
        }
        return CommandRun.of(words.toArray(String[]::new));
    }

    private static JsonNode json(String body, String... more) throws IOException {
        CommandRun run = run(body, Stream.concat(Stream.of("--json", "-"), Stream.of(more)).toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("result")).validate(json)).isEmpty();
        return json;
    }
}
