package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A project of one's own, from nothing. */
class NewCommandTest {
    private static final Path HOME = Path.of("../..");
    private static final String SOURCE = "src/main/java/com/example/edges/MyEdge.java";

    @TempDir
    private Path folder = Path.of("");

    private String make(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, false, Optional.empty());
        assertThat(CommandLine.populateCommand(new NewCommand(terminal, folder), words).call()).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path project() {
        return folder.resolve("my-edge");
    }

    @Test
    void a_project_has_a_strategy_a_test_a_baseline_and_what_an_editor_needs() throws IOException {
        String told = make("my-edge", "--package", "com.example.edges");

        assertThat(files()).containsExactly(".github/workflows/check.yml", ".gitignore", "README.md", "baselines/my-edge.yaml", "pom.xml", SOURCE,
                "src/main/resources/META-INF/services/dev.wafer.api.StrategySpec", "src/test/java/com/example/edges/MyEdgeTest.java");
        assertThat(told).contains("wrote my-edge:\n", "  " + SOURCE + "\n", "Next: cd my-edge; mvn -q test; ");
        for (String file : files()) {
            assertThat(project().resolve(file)).as(file).content().doesNotContainPattern("@[A-Z]+@").endsWith("\n");
        }
        assertThat(folder).isDirectoryContaining("glob:**/my-edge").isDirectoryNotContaining("glob:**/.my-edge*");
    }

    private List<String> files() throws IOException {
        try (var found = Files.walk(project())) {
            return found.filter(Files::isRegularFile).map(file -> project().relativize(file).toString()).sorted().toList();
        }
    }

    @Test
    void its_code_compiles_without_a_warning_and_its_own_test_passes() throws Exception {
        make("my-edge", "--package", "com.example.edges");
        Path classes = folder.resolve("classes");
        Path test = project().resolve("src/test/java/com/example/edges/MyEdgeTest.java");

        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), "-Xlint:all,-classfile,-processing,-path", "-Werror", "-proc:none",
                "-cp", System.getProperty("java.class.path"), project().resolve(SOURCE).toString(), test.toString());

        assertThat(code).isZero();
        URL[] urls = {classes.toUri().toURL(), project().resolve("src/main/resources/").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            assertThat(rulesKept(loader)).containsExactlyInAnyOrder("it_trades_and_is_never_short", "what_it_did_stays_the_same_when_more_is_known",
                    "wafer_finds_it_by_its_name", "the_same_data_gives_the_same_result");
        }
    }

    private static List<String> rulesKept(ClassLoader loader) throws ReflectiveOperationException {
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Class<?> type = loader.loadClass("com.example.edges.MyEdgeTest");
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            List<String> kept = new ArrayList<>();
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    method.setAccessible(true);
                    method.invoke(constructor.newInstance());
                    kept.add(method.getName());
                }
            }
            return kept;
        } finally {
            Thread.currentThread().setContextClassLoader(NewCommandTest.class.getClassLoader());
        }
    }

    @Test
    void its_file_and_its_baseline_run_as_they_are() throws IOException {
        make("my-edge", "--package", "com.example.edges");
        Path baseline = project().resolve("baselines/my-edge.yaml");
        Files.writeString(baseline, Files.readString(baseline).replace("strategy: ../src", "strategy: " + project().resolve("src")));

        CommandRun fromConfig = CommandRun.at(HOME, "backtest", "--config", baseline.toString());
        CommandRun fromFile = CommandRun.at(HOME, "backtest", "--strategy", project().resolve(SOURCE).toString(), "--symbols", "MU", "--from", "2026-01-01", "--to",
                "2026-09-01");

        assertThat(fromConfig.code()).as(fromConfig.err()).isZero();
        assertThat(fromConfig.out()).startsWith("my-edge window=48 exposure=1 ").isEqualTo(fromFile.out());
    }

    @Test
    void it_asks_for_the_versions_that_this_wafer_has() throws IOException {
        make("my-edge");
        String ours = Files.readString(HOME.resolve("pom.xml")), theirs = Files.readString(project().resolve("pom.xml"));

        assertThat(ours).contains("<version>" + RootCommand.MAVEN_VERSION + "</version>");
        assertThat(theirs).contains("<wafer.version>" + RootCommand.MAVEN_VERSION + "</wafer.version>");
        for (String name : List.of("junit.version", "maven.compiler.release")) {
            assertThat(theirs).contains(between(ours, "<" + name + ">", "</" + name + ">"));
        }
    }

    private static String between(String text, String from, String to) {
        return text.substring(text.indexOf(from), text.indexOf(to) + to.length());
    }

    @Test
    void a_folder_with_something_in_it_is_left_alone_and_an_empty_one_is_filled() throws IOException {
        Files.createDirectory(project());
        make("my-edge");

        assertThat(files()).contains("src/main/java/myedge/MyEdge.java");
        assertThatThrownBy(() -> make("my-edge")).isInstanceOf(RequestException.class).hasMessage(
                project() + ": found a folder with .github in it, expected none or an empty one");
        Files.writeString(folder.resolve("taken"), "");
        assertThatThrownBy(() -> make("taken")).isInstanceOf(RequestException.class).hasMessageContaining("found a file, expected no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MyEdge", "my_edge", "my--edge", "-edge", "edge-", "a-b", "2fast", "../edge", "my edge", "<script>", "", "über-edge", "my\nedge"})
    void a_name_that_is_none_is_refused(String name) {
        assertThat(CommandRun.of("new", "--", name)).satisfies(run -> {
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).startsWith("name: found '").contains("such as my-edge").hasLineCount(1);
        });
        assertThat(CommandRun.of("new", "x".repeat(10_000)).err()).hasSizeLessThan(250).hasLineCount(1);
    }

    @Test
    void a_package_that_is_none_and_a_word_of_the_interface_are_refused() {
        assertThat(CommandRun.of("new", "my-edge", "--package", "com.new.edges").err()).isEqualTo(
                "--package: found 'com.new.edges', expected a Java package such as com.example.edges\n");
        assertThat(CommandRun.of("new", "switch").err()).isEqualTo("name: found 'switch', a word of Java's own, expected another such as my-switch, or --package com.example.edges\n");
        assertThat(CommandRun.of("new", "my-edge", "--package", "java.edges").code()).isEqualTo(2);
        assertThat(CommandRun.of("new", "column").err()).isEqualTo(
                "name: found 'column', a word of the strategy interface, expected another such as my-column\n");
        assertThat(CommandRun.of("new").err()).contains("NAME");
    }
}
