package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.Terminal;
import dev.wafer.data.io.cache.ColumnCache;
import dev.wafer.data.io.store.TrialLedger;
import dev.wafer.data.io.store.Trials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A file that is run again when it is saved. */
class WatchTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final String STRATEGY = """
            import dev.wafer.api.*;
            public record Holder() implements StrategySpec {
                @Override public Strategy start(Setup run) {
                    return (market, account, desk) -> run.symbols().forEach(symbol -> desk.target(symbol, 1.0, "hold"));
                }
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicBoolean isOver = new AtomicBoolean();

    private CompletableFuture<Integer> watch(boolean isStyled, String source) throws IOException {
        Files.writeString(file(), source);
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), isStyled,
                false, Optional.of(Path.of("../..")), ColumnCache.none(), TrialLedger.in(folder.resolve("ledger")));
        BacktestOptions options = new BacktestOptions();
        options.strategy = Optional.of(file().toString());
        options.symbols = List.of("MU");
        Watch watch = Watch.of(options, new CommandLine(new BacktestOptions()).parseArgs(), terminal);
        return CompletableFuture.supplyAsync(() -> watch.run(isOver::get));
    }

    private Path file() {
        return folder.resolve("Holder.java");
    }

    private static String read(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private static void await(ByteArrayOutputStream stream, String text) throws InterruptedException {
        for (int tries = 0; !read(stream).contains(text); tries++) {
            assertThat(tries).as("waited for '%s', found: %s", text, read(stream)).isLessThan(PATIENCE_SECONDS * 100);
            Thread.sleep(10);
        }
    }

    @AfterEach
    void end() {
        isOver.set(true);
    }

    @Test
    void a_save_runs_the_file_again_and_says_what_changed_and_each_run_is_a_trial() throws Exception {
        CompletableFuture<Integer> code = watch(false, STRATEGY);
        await(out, "run 1 of Holder.java");
        await(out, "liquidations");
        assertThat(read(out)).doesNotContain("before").doesNotContain("\u001b");

        Files.writeString(file(), STRATEGY.replace("1.0", "0.5"));
        await(out, "run 2 of Holder.java");
        await(out, "decisions differ from those before");
        Files.writeString(file(), STRATEGY.replace("1.0", "0.5") + "// again\n");
        await(out, "every decision is the same as before");

        isOver.set(true);
        assertThat(code.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isZero();
        assertThat(read(out)).containsPattern("return +\\S+ % +\\S+ % +\\S+ %\n");
        assertThat(trialsInLedger()).isEqualTo(3);
    }

    private long trialsInLedger() {
        Terminal terminal = new Terminal(System.out, System.err, false, Optional.of(Path.of("../..")));
        return TrialLedger.in(folder.resolve("ledger")).add(MarketSource.read("sample", terminal), new Trials(1, 0, 0)).configurations();
    }

    @Test
    void a_file_that_does_not_compile_is_told_of_and_watched_on() throws Exception {
        CompletableFuture<Integer> code = watch(false, STRATEGY.replace("desk.target", "desk.taget"));
        await(err, "Holder.java:4:");

        Files.writeString(file(), STRATEGY);
        await(out, "run 1 of Holder.java");
        Files.writeString(file(), STRATEGY.replace("desk.target(symbol, 1.0, \"hold\")", "{ int[] none = {}; none[1]++; }"));
        await(err, "ArrayIndexOutOfBounds");

        isOver.set(true);
        assertThat(code.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void a_terminal_shows_the_last_result_alone() throws Exception {
        CompletableFuture<Integer> code = watch(true, STRATEGY);

        await(out, "Ctrl-C ends");

        assertThat(read(out)).startsWith("\u001b[H\u001b[2J");
        isOver.set(true);
        assertThat(code.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void what_cannot_be_watched_is_refused() {
        assertThat(CommandRun.of("backtest", "--strategy", "sma-cross", "--watch"))
                .isEqualTo(new CommandRun(2, "", "--watch: found the strategy sma-cross, expected --strategy FILE.java\n"));
        assertThat(CommandRun.of("backtest", "--watch")).isEqualTo(new CommandRun(2, "", "--watch: found no strategy, expected --strategy FILE.java\n"));
        for (List<String> other : List.of(List.of("--json", "-"), List.of("--out", "x"), List.of("--robust"), List.of("--fail-if", "trades>1"))) {
            CommandRun run = CommandRun.of(Stream.concat(Stream.of("backtest", "--strategy", "A.java", "--watch"), other.stream())
                    .toArray(String[]::new));

            assertThat(run).isEqualTo(new CommandRun(2, "", "--watch: found it with " + other.getFirst() + ", expected one of the two\n"));
        }
    }

    @Test
    void a_file_that_is_not_there_and_wrong_options_end_before_any_watching() {
        assertThat(CommandRun.at(Path.of("../.."), "backtest", "--strategy", folder.resolve("None.java").toString(), "--watch").err())
                .isEqualTo(folder.resolve("None.java") + ": no such file, expected a strategy in Java\n");
        assertThat(CommandRun.at(Path.of("../.."), "backtest", "--strategy", "A.java", "--leverage", "99", "--watch").err()).startsWith("--leverage: found '99'");
    }
}
