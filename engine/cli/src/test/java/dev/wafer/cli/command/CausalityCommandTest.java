package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.wafer.cli.json.ResultSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 240 hours of a random walk (seed 43); strategies that know what they cannot know are found, honest ones are not. */
class CausalityCommandTest {
    private static final int BARS = 240;
    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void importBars() throws IOException {
        StringBuilder bars = new StringBuilder("time,open,high,low,close,volume\n");
        SplittableRandom random = new SplittableRandom(43);
        double closeUsd = 700;
        for (int hour = 0; hour < BARS; hour++) {
            double openUsd = closeUsd;
            closeUsd = Math.rint(openUsd + random.nextDouble(-8, 8));
            bars.append(Instant.parse("2026-05-11T00:00:00Z").plusSeconds(hour * 3600L)).append(',').append(openUsd).append(',').append(Math.max(openUsd, closeUsd) + 1)
                    .append(',').append(Math.min(openUsd, closeUsd) - 1).append(',').append(closeUsd).append(",100000\n");
        }
        Path file = Files.writeString(folder.resolve("bars.csv"), bars);
        assertThat(CommandRun.of("data", "import", "--out", folder.resolve("mu").toString(), "--bars", "MU=" + file, "--provenance", "by hand").err()).isEmpty();
    }

    private static CommandRun check(String name, String body, String... more) throws IOException {
        String text = "import dev.wafer.api.*;\nimport java.util.*;\nimport java.lang.reflect.*;\nimport java.nio.file.*;\n" + body;
        Path file = Files.writeString(folder.resolve(name + ".java"), text);
        String[] words = {"causality", "--strategy", file.toString(), "--data", folder.resolve("mu").toString(), "--cuts", "12"};
        String[] all = Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
        return CommandRun.of(all);
    }

    private static String honest(String name) {
        return """
                public record NAME(int window) implements StrategySpec {
                    public NAME() { this(8); }
                    public Strategy start(Setup run) {
                        return run.perSymbol(s -> {
                            Column close = run.close(s), mean = close.sma(window);
                            return (m, a, d) -> d.target(s, close.now() > mean.now() ? 1 : -1, close.now() > mean.now() ? "above" : "below");
                        });
                    }
                }
                """.replace("NAME", name);
    }

    @Test
    @Tag("trap-24")
    void no_peek_is_found_in_a_strategy_made_of_columns_which_agrees_from_other_starts() throws IOException {
        CommandRun run = check("Honest", honest("Honest"));

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("(?s)honest: no peek found \\(\\d+ of 240 closes cut\\)\n.*").contains("2 of 2 columns agree to 1e-9").contains("decisions there agree, sizes aside.");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    @Tag("trap-24")
    void one_bar_ahead_is_found_on_cut_data() throws IOException {
        CommandRun run = check("OneAhead", """
                public record OneAhead() implements StrategySpec {
                    public Strategy start(Setup run) {
                        Symbol s = run.symbols().getFirst();
                        Column close = run.close(s);
                        int[] bar = {0};
                        return (m, a, d) -> {
                            bar[0]++;
                            double next = peek(close, bar[0] + 1);
                            d.target(s, next > close.now() ? 1 : -1, "will be " + next);
                        };
                    }
                    static double peek(Column column, int slot) {
                        try {
                            Method data = column.getClass().getDeclaredMethod("data");
                            data.setAccessible(true);
                            Method values = data.invoke(column).getClass().getDeclaredMethod("values");
                            values.setAccessible(true);
                            double[] all = (double[]) values.invoke(data.invoke(column));
                            return slot < all.length ? all[slot] : 0;
                        } catch (ReflectiveOperationException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                """);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("one-ahead: failed: 1 violation\n").contains("Reads ahead\n").contains("on the data cut there")
                .contains("java.lang.reflect.Method");
    }

    private static final String STATIC_CACHE = """
            public record Remembers() implements StrategySpec {
                private static final Map<Long, Double> SEEN = new HashMap<>();
                public Strategy start(Setup run) {
                    Symbol s = run.symbols().getFirst();
                    return (m, a, d) -> {
                        SEEN.put(m.timeMs(), m.closeUsd(s));
                        double next = SEEN.getOrDefault(m.timeMs() + 3_600_000, m.closeUsd(s));
                        if (next != m.closeUsd(s)) { d.target(s, next > m.closeUsd(s) ? 1 : -1, "remembered"); }
                    };
                }
            }
            """;

    @Test
    @Tag("trap-43")
    void a_static_cache_that_remembers_the_future_is_found_and_named() throws IOException {
        CommandRun run = check("Remembers", STATIC_CACHE);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("remembers: failed: 2 violations\n").contains("Carries one run into the next\n").contains("Remembers the future\n")
                .contains("first at  the close of 2026-05-11 01:00 UTC").contains("whole     nothing").contains("\"remembered\"").contains("Remembers.SEEN")
                .doesNotContain("Reads ahead");
    }

    @Test
    @Tag("trap-43")
    void a_list_that_a_feature_captured_is_found() throws IOException {
        CommandRun run = check("Captured", """
                public record Captured(int window) implements StrategySpec {
                    private static final List<Double> ROWS = new ArrayList<>();
                    public record Seen(Column input, String name) implements Feature {
                        public State start() {
                            List<Double> rows = ROWS;
                            int before = rows.size();
                            int[] row = {0};
                            return out -> { rows.add(input.now()); row[0]++; out.set(row[0] < before ? rows.get(row[0]) : input.now()); };
                        }
                    }
                    public Captured() { this(3); }
                    public Strategy start(Setup run) {
                        return run.perSymbol(s -> {
                            Column close = run.close(s), seen = run.column(new Seen(close, "seen"));
                            return (m, a, d) -> { if (seen.now() != close.now()) { d.target(s, seen.now() > close.now() ? 1 : -1, "seen"); } };
                        });
                    }
                }
                """);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("Carries one run into the next\n").contains("Remembers the future\n").contains("Captured.ROWS");
    }

    @Test
    @Tag("trap-43")
    void a_list_that_the_strategy_itself_holds_is_found() throws IOException {
        CommandRun run = check("Holder", """
                public record Holder(StringBuilder seen) implements StrategySpec {
                    public Holder() { this(new StringBuilder()); }
                    public Strategy start(Setup run) {
                        Symbol s = run.symbols().getFirst();
                        return (m, a, d) -> { seen.append('.'); if (seen.length() > 240) { d.target(s, 1, "again"); } };
                    }
                }
                """);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("Carries one run into the next\n").contains("when the same strategy ran again")
                .contains("no static field was found");
    }

    @Test
    void a_strategy_that_reads_the_data_files_is_found_by_its_classes() throws IOException {
        CommandRun run = check("Reader", """
                public record Reader() implements StrategySpec {
                    public Strategy start(Setup run) {
                        Symbol s = run.symbols().getFirst();
                        boolean isThere = Files.exists(Path.of("prices.csv"));
                        return (m, a, d) -> d.target(s, isThere ? 1 : -1, "by file");
                    }
                }
                """);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("Reaches outside\n").contains("java.nio.file.Files");
    }

    @Test
    void chance_of_its_own_is_found_and_named() throws IOException {
        CommandRun run = check("Dice", """
                public record Dice() implements StrategySpec {
                    public Strategy start(Setup run) {
                        Symbol s = run.symbols().getFirst();
                        return (m, a, d) -> d.target(s, Math.random() > 0.5 ? 1 : -1, "dice");
                    }
                }
                """);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("Not the same twice\n").contains("java.lang.Math.random");
    }

    @Test
    @Tag("trap-26")
    void a_column_that_never_forgets_its_start_is_named() throws IOException {
        CommandRun run = check("Forever", """
                public record Forever() implements StrategySpec {
                    public record Total(Column input) implements Feature {
                        public State start() { double[] sum = {0}; return out -> { sum[0] += input.now(); out.set(sum[0]); }; }
                    }
                    public Strategy start(Setup run) {
                        return run.perSymbol(s -> {
                            Column total = run.column(new Total(run.close(s)));
                            return (m, a, d) -> d.target(s, ((long) total.now()) % 2 == 0 ? 1 : -1, "even or odd");
                        });
                    }
                }
                """);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1 of 2 columns agree").contains("Total[input=close MU]").contains("Its decisions differ with the columns named");
    }

    @Test
    void a_difference_that_no_column_explains_depends_on_its_start() throws IOException {
        CommandRun run = check("Counter", """
                public record Counter() implements StrategySpec {
                    public Strategy start(Setup run) {
                        Symbol s = run.symbols().getFirst();
                        int[] calls = {0};
                        return (m, a, d) -> d.target(s, calls[0]++ / 7 % 2 == 0 ? 1 : -1, "turn");
                    }
                }
                """);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Depends on its start, and no column explains it");
    }

    @Test
    void the_json_is_of_its_schema_whatever_the_verdict() throws IOException {
        for (String body : new String[] {honest("Honest"), STATIC_CACHE}) {
            String name = body.contains("Remembers") ? "Remembers" : "Honest";
            CommandRun run = check(name, body, "--json", "-");

            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("causality")).validate(new ObjectMapper().readTree(run.out()))).isEmpty();
            assertThat(run.out()).contains("\"verdict\": \"" + (name.equals("Honest") ? "no-peek-found" : "violated"));
        }
    }

    @Test
    void a_strategy_that_decides_nothing_does_not_pass() throws IOException {
        CommandRun run = check("Idle", """
                public record Idle() implements StrategySpec {
                    public Strategy start(Setup run) { return (m, a, d) -> {}; }
                }
                """, "--json", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("idle: decided nothing: nothing to prove\n");
        assertThat(run.out()).contains("\"verdict\": \"decided-nothing\"");
    }

    @Test
    void a_wrong_number_of_cuts_is_refused() throws IOException {
        assertThat(check("Honest", honest("Honest"), "--cuts", "0").code()).isEqualTo(2);
    }
}
