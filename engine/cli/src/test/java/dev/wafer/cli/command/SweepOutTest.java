package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.data.io.store.ResultLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep keeps, what an interrupted one resumes, and what parts make. */
class SweepOutTest {
    private static final List<String> GRID = List.of("--grid", "lag=1..40", "--grid", "flip=true,false", "--format", "csv");

    @TempDir
    private static Path folder = Path.of("");
    private static SweptMarket market;
    private static String table = "";
    private static String report = "";

    @BeforeAll
    static void sweepOnce() throws IOException {
        market = new SweptMarket(folder);
        CommandRun run = sweep("whole");
        assertThat(run.err()).isEmpty();
        report = run.out();
        table = Files.readString(folder.resolve("whole/points.csv"));
    }

    private static CommandRun sweep(String out, String... more) throws IOException {
        List<String> words = new ArrayList<>(GRID);
        words.addAll(List.of("--out", folder.resolve(out).toString()));
        words.addAll(List.of(more));
        return market.sweep(words.toArray(String[]::new));
    }

    private static CommandRun merge(String out, String... parts) {
        List<String> words = new ArrayList<>(List.of("merge"));
        Arrays.stream(parts).forEach(part -> words.add(folder.resolve(part).toString()));
        words.addAll(List.of("--out", folder.resolve(out).toString(), "--format", "csv"));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private static String table(String out) throws IOException {
        return Files.readString(folder.resolve(out).resolve("points.csv"));
    }

    @Test
    void every_point_is_a_row_in_its_order_with_its_parameters_and_its_measures_or_its_refusal() {
        List<String> lines = table.lines().toList();

        assertThat(lines).hasSize(81);
        assertThat(lines.getFirst()).startsWith("point,lag,risk,flip,mood,refused,finalEquityUsd,totalReturn,").endsWith(",ambiguousBars,fundingCoverage");
        assertThat(lines.get(1)).startsWith("0,1,0.5,true,calm,,");
        assertThat(lines.get(7)).startsWith("6,4,0.5,true,calm,\"found lag 4, expected another\",,,");
        assertThat(lines.get(80)).startsWith("79,40,0.5,false,calm,,");
        assertThat(report).contains("lagger: 80 points tried, 4 refused\n", "\nWritten\n  " + folder.resolve("whole/points.csv") + "\n");
    }

    @Test
    void a_sweep_that_is_done_runs_nothing_again() throws IOException {
        sweep("done");

        CommandRun again = sweep("done");

        assertThat(again.err()).isEqualTo("going on in " + folder.resolve("done") + ": 80 of 80 points were done\n");
        assertThat(again.out()).isEqualTo(report.replace(folder.resolve("whole").toString(), folder.resolve("done").toString()));
        assertThat(table("done")).isEqualTo(table);
    }

    @Test
    void a_sweep_interrupted_anywhere_goes_on_and_ends_as_if_it_had_not_been() throws IOException {
        byte[] log = Files.readAllBytes(folder.resolve("whole/sweep.log"));
        Path out = Files.createDirectories(folder.resolve("torn"));
        Random random = new Random(1);
        for (int cut = 0; cut < 12; cut++) {
            Files.write(out.resolve("sweep.log"), Arrays.copyOf(log, log.length - random.nextInt(log.length - 1_500)));

            CommandRun run = sweep("torn");

            assertThat(run.err()).startsWith("going on in ").hasLineCount(1);
            assertThat(run.out()).isEqualTo(report.replace(folder.resolve("whole").toString(), out.toString()));
            assertThat(table("torn")).isEqualTo(table);
        }
    }

    @Test
    void a_killed_process_loses_nothing_it_has_written_and_doubles_nothing() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), "dev.wafer.cli.Main"));
        Path slow = slowLagger();
        words.addAll(market.words(slow, "--grid", "lag=1..200", "--format", "csv", "--out", folder.resolve("killed").toString()));
        Path log = folder.resolve("killed/sweep.log");
        long done = 0;
        for (int kill = 0; kill < 2; kill++) {
            Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(folder.resolve("killed.txt").toFile()).start();
            long before = size(log);
            while (process.isAlive() && size(log) <= before + 4_000) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(process.isAlive()).as(Files.readString(folder.resolve("killed.txt"))).isTrue();
            process.destroyForcibly().waitFor();
            try (ResultLog kept = ResultLog.read(log)) {
                assertThat(kept.count()).isGreaterThan(done).isLessThan(200);
                done = kept.count();
            }
        }

        CommandRun resumed = market.sweep(slow, "--grid", "lag=1..200", "--format", "csv", "--out", folder.resolve("killed").toString());
        CommandRun whole = market.sweep(slow, "--grid", "lag=1..200", "--format", "csv", "--out", folder.resolve("not-killed").toString());

        assertThat(resumed.err()).startsWith("going on in " + folder.resolve("killed") + ": " + done + " of 200 points were done");
        assertThat(resumed.out()).isEqualTo(whole.out().replace("not-killed", "killed"));
        assertThat(table("killed")).isEqualTo(table("not-killed")).hasLineCount(201);
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Ten milliseconds for each point. */
    private static Path slowLagger() throws IOException {
        String text = Files.readString(market.lagger()).replace("Lagger", "SlowLagger")
                .replace("Symbol s =", "try { Thread.sleep(10); } catch (InterruptedException e) { }\n        Symbol s =");
        return market.strategy("SlowLagger", text);
    }

    @Test
    void another_request_is_refused_in_the_same_directory_and_told_what_differs() throws IOException {
        sweep("mine");
        String front = "--out: " + folder.resolve("mine") + " has another sweep: ";

        assertThat(sweep("mine", "--leverage", "2", "--fees", "0,0")).isEqualTo(
                new CommandRun(2, "", front + "--leverage: found 3, expected 2; --fees: found tier0, expected 0.0,0.0\n"));
        assertThat(sweep("mine", "--to", "2026-04-01").err()).isEqualTo(front + "--to: found the end, expected 2026-04-01T00:00:00Z\n");
        assertThat(sweep("mine", "-p", "risk=0.25").err()).isEqualTo(front + "-p risk: found 0.5, expected 0.25\n");
        assertThat(market.sweep("--grid", "lag=1..41", "--grid", "flip=true,false", "--out", folder.resolve("mine").toString()).err())
                .isEqualTo(front + "--grid lag: found 1..40, expected 1..41; --budget: found 80, expected 82\n");
        assertThat(market.sweep("--grid", "flip=true,false", "--grid", "lag=1..40", "--out", folder.resolve("mine").toString()).err())
                .isEqualTo(front + "order of --grid: found lag flip, expected flip lag\n");
        Path changed = market.strategy("Lagger", Files.readString(market.lagger()).replace("lag % 20", "lag % 21"));
        assertThat(market.sweep(changed, "--grid", "lag=1..40", "--grid", "flip=true,false", "--out", folder.resolve("mine").toString()).err())
                .startsWith(front + "code of the strategy: found sha256:");
        market.lagger();
        assertThat(table("mine")).isEqualTo(table);
    }

    @Test
    void a_directory_with_other_things_is_left_alone() throws IOException {
        Path out = Files.createDirectories(folder.resolve("letters"));
        Files.writeString(out.resolve("letter.txt"), "dear");

        assertThat(sweep("letters")).isEqualTo(new CommandRun(2, "", "--out: found files in " + out + " but no sweep.log, expected a new or empty directory, "
                + "or that of the same sweep\n"));
        assertThat(sweep("letters/letter.txt").err()).isEqualTo("--out: found a file " + out.resolve("letter.txt") + ", expected a directory\n");
        Files.writeString(Files.createDirectories(folder.resolve("fake")).resolve("sweep.log"), "not one");
        assertThat(sweep("fake")).isEqualTo(new CommandRun(3, "", folder.resolve("fake/sweep.log")
                + ": found no head of a log, expected a log that wafer sweep wrote, or no file\n"));
    }

    @Test
    void parts_in_any_order_make_the_same_table_as_the_whole() throws IOException {
        sweep("part-1", "--shard", "1/3", "--threads", "1");
        sweep("part-2", "--shard", "2/3");
        sweep("part-3", "--shard", "3/3");

        CommandRun run = merge("merged", "part-3", "part-1", "part-2");

        assertThat(run.err()).isEmpty();
        assertThat(table("merged")).isEqualTo(table);
        assertThat(ranked(run.out())).isEqualTo(ranked(report)).hasSize(12);
        assertThat(run.out()).startsWith("lagger: 80 points of 3 parts, 4 refused\n").endsWith("\nWritten\n  " + folder.resolve("merged/points.csv") + "\n");
        assertThat(sweep("merged").out()).isEqualTo(report.replace(folder.resolve("whole").toString(), folder.resolve("merged").toString()));
        assertThat(table("part-2")).startsWith(table.lines().findFirst().orElseThrow() + "\n26,14,").hasLineCount(28);
    }

    /** The table of the best, which comes from the file after a merge and from memory after a sweep. */
    private static List<String> ranked(String report) {
        return report.lines().dropWhile(line -> !line.startsWith("Best ")).takeWhile(line -> !line.isEmpty()).toList();
    }

    @Test
    void parts_that_do_not_make_a_whole_are_refused() throws IOException {
        for (int number = 1; number <= 3; number++) {
            sweep("third-" + number, "--shard", number + "/3");
        }
        sweep("half-2", "--shard", "2/2");
        sweep("other-3", "--shard", "3/3", "--leverage", "2");
        Path first = folder.resolve("third-1"), second = folder.resolve("third-2");

        refused("part 3/3 is missing, found 1/3, 2/3", merge("m", "third-1", "third-2"));
        refused("part 2/3 is there twice: " + second + " and " + second, merge("m", "third-1", "third-2", "third-2", "third-3"));
        refused(folder.resolve("half-2") + " is part 2/2, " + first + " is part 1/3, expected parts of the same division", merge("m", "third-1", "half-2"));
        refused(folder.resolve("other-3") + " is not of the sweep of " + first + ": --leverage: found 2, expected 3",
                merge("m", "third-1", "third-2", "other-3"));
        refused(folder.resolve("none") + ": found no sweep.log, expected a directory that wafer sweep --out wrote", merge("m", "third-1", "none"));
        refused("--out: found a sweep in " + first + ", expected a new or empty directory", merge("third-1", "third-1", "third-2", "third-3"));
        byte[] log = Files.readAllBytes(second.resolve("sweep.log"));
        Files.write(second.resolve("sweep.log"), Arrays.copyOf(log, log.length - 1));
        assertThat(merge("m", "third-1", "third-2", "third-3").err()).startsWith(second + ": found ")
                .endsWith(" of 27 points, expected all; the same wafer sweep goes on there\n");
        assertThat(folder.resolve("m")).doesNotExist();
    }

    /** Lag 4 is what the strategy refuses. */
    @Test
    void a_part_whose_points_are_all_refused_is_written_and_can_be_merged() throws IOException {
        String[] grid = {"--grid", "lag=4,5", "--format", "csv"};
        CommandRun none = market.sweep(words(grid, "--out", folder.resolve("none-1").toString(), "--shard", "1/2"));
        market.sweep(words(grid, "--out", folder.resolve("none-2").toString(), "--shard", "2/2"));

        assertThat(none).isEqualTo(new CommandRun(0, "", "lagger: every one of the 1 points was refused; lag=4: found lag 4, expected another; the part is written\n"));
        assertThat(merge("none-whole", "none-1", "none-2").code()).isZero();
    }

    @Test
    void a_merge_that_ranks_by_what_no_point_has_writes_nothing() throws IOException {
        String[] day = {"--grid", "lag=1,2", "--format", "csv", "--from", "2026-03-10", "--to", "2026-03-12", "--rank-by", "totalReturn"};
        market.sweep(words(day, "--out", folder.resolve("day-1").toString(), "--shard", "1/2"));
        market.sweep(words(day, "--out", folder.resolve("day-2").toString(), "--shard", "2/2"));

        refused("--rank-by sharpe: it is not defined at any of the 2 points that ran, expected another measure, such as totalReturn",
                merge("day-whole", "day-1", "day-2"));
        assertThat(folder.resolve("day-whole")).doesNotExist();
    }

    @Test
    void what_a_killed_process_left_half_written_is_cleared_away() throws IOException {
        sweep("crumbs");
        Path out = folder.resolve("crumbs");
        Files.delete(out.resolve("points.csv"));
        Files.writeString(out.resolve(".points.duckdb.half-1"), "half");
        Files.writeString(out.resolve(".points.duckdb.half-1.wal"), "half");
        assertThat(sweep("crumbs").code()).isZero();
        Files.writeString(Files.createDirectories(folder.resolve("begun")).resolve(".sweep.log.half-1"), "ha");

        assertThat(out.resolve(".points.duckdb.half-1")).doesNotExist();
        assertThat(out.resolve(".points.duckdb.half-1.wal")).doesNotExist();
        assertThat(sweep("begun").code()).isZero();
    }

    private static String[] words(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    private static void refused(String message, CommandRun run) {
        assertThat(run).isEqualTo(new CommandRun(2, "", message + "\n"));
    }

    @Test
    void a_parameter_with_the_name_of_a_measure_has_a_column_of_its_own() throws IOException {
        Path file = market.strategy("Clash", """
                import dev.wafer.api.*;
                public record Clash(int Trades, int parameter_trades) implements StrategySpec {
                    public Clash() { this(1, 2); }
                    public Strategy start(Setup run) { return (m, a, d) -> {}; }
                }
                """);

        CommandRun run = market.sweep(file, "--grid", "Trades=5,6", "--rank-by", "trades", "--format", "csv", "--out", folder.resolve("clash").toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(table("clash")).startsWith("point,parameter_parameter_Trades,parameter_trades,refused,").contains("\n0,5,2,,", "\n1,6,2,,");
    }
}
