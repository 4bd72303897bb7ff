package dev.wafer.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.wafer.cli.Main;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A test with a baseline fails when the run moves, says why, and can pin it anew. */
class BaselineExtensionTest {
    private static final Path DIR = Path.of("target/baselines");
    private static final String STRATEGY = """
            import dev.wafer.api.*;
            public record Rise(int lag) implements StrategySpec {
                public Rise() { this(2); }
                public Strategy start(Setup run) {
                    Symbol s = run.symbols().getFirst();
                    Column before = run.close(s).lag(lag);
                    return (m, a, d) -> d.target(s, before.isKnown() && m.closeUsd(s) > before.now() ? 1 : -1, "rise");
                }
            }
            """;

    /** Run by the tests below alone. */
    static class OnMethod {
        @Test
        @Baseline("target/baselines/rise.yaml")
        void is_as_pinned() {}

        @Test
        void has_none() {}
    }

    /** Run by the tests below alone. */
    @Baseline({"target/baselines/rise.yaml", "target/baselines/other.yaml"})
    static class OnClass {
        @Test
        void is_as_pinned() {}
    }

    /** Run by the tests below alone. */
    @Baseline("no-such.yaml")
    static class Unknown {
        @Test
        void is_as_pinned() {}
    }

    @BeforeEach
    void prepare() throws IOException {
        if (Files.exists(DIR)) {
            try (Stream<Path> all = Files.walk(DIR)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(DIR);
        StringBuilder bars = new StringBuilder("time,open,high,low,close,volume\n");
        for (int day = 0; day < 40; day++) {
            long openUsd = 700 + Math.round(20 * Math.sin(day / 3.0)), closeUsd = 700 + Math.round(20 * Math.sin((day + 1) / 3.0));
            bars.append(LocalDate.of(2026, 3, 3).plusDays(day)).append("T00:00:00Z,").append(openUsd).append(',').append(Math.max(openUsd, closeUsd) + 1)
                    .append(',').append(Math.min(openUsd, closeUsd) - 1).append(',').append(closeUsd).append(",100000\n");
        }
        Files.writeString(DIR.resolve("bars.csv"), bars);
        Files.writeString(DIR.resolve("Rise.java"), STRATEGY);
        for (String name : List.of("rise", "other")) {
            Files.writeString(DIR.resolve(name + ".yaml"), "strategy: Rise.java\ndata: mu\nto: 2026-04-01\n");
        }
        assertThat(wafer("data", "import", "--out", DIR.resolve("mu").toString(), "--bars", "MU=" + DIR.resolve("bars.csv"), "--provenance", "by hand")).isZero();
    }

    @AfterEach
    void forget() {
        System.clearProperty(BaselineExtension.UPDATE);
    }

    private static int wafer(String... words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return Main.run(List.of(words), nowhere, nowhere);
    }

    private static TestExecutionSummary run(Class<?> type) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build(), listener);
        return listener.getSummary();
    }

    private static String failure(Class<?> type) {
        List<TestExecutionSummary.Failure> failures = run(type).getFailures();
        assertThat(failures).hasSize(1);
        return String.valueOf(failures.getFirst().getException().getMessage());
    }

    @Test
    void a_run_as_pinned_passes_and_one_that_moved_fails_with_its_cause() throws IOException {
        assertThat(wafer("baseline", "record", DIR.toString())).isZero();
        assertThat(run(OnMethod.class).getTestsSucceededCount()).isEqualTo(2);
        assertThat(run(OnClass.class).getTestsSucceededCount()).isEqualTo(1);

        Files.writeString(DIR.resolve("Rise.java"), STRATEGY.replace("1 : -1", "1 : 0"));

        assertThat(run(OnMethod.class).getTestsSucceededCount()).isEqualTo(1);
        assertThat(failure(OnMethod.class)).contains("@Baseline(\"rise.yaml\"): exit code 1", "Cause: strategy", "the first event that differs",
                "-Dwafer.baseline.update=REASON");
        assertThat(failure(OnClass.class)).contains("Cause: strategy");
    }

    @Test
    void without_pins_it_fails() {
        assertThat(failure(OnMethod.class)).contains("exit code 3", "wafer baseline record");
        assertThat(failure(Unknown.class)).contains("@Baseline(\"no-such.yaml\"): found no such file", "baselines");
    }

    @Test
    void the_property_records_and_updates_with_its_reason() throws IOException {
        System.setProperty(BaselineExtension.UPDATE, "wider stops");
        assertThat(run(OnMethod.class).getTestsFailedCount()).isZero();
        Files.writeString(DIR.resolve("Rise.java"), STRATEGY.replace("1 : -1", "1 : 0"));
        assertThat(run(OnMethod.class).getTestsFailedCount()).isZero();

        assertThat(Files.readString(DIR.resolve("rise/baseline.yaml"))).contains("reason: \"wider stops\"");
        System.clearProperty(BaselineExtension.UPDATE);
        assertThat(run(OnMethod.class).getTestsFailedCount()).isZero();
    }
}
