package dev.wafer.benchmarks.report;

import dev.wafer.benchmarks.harness.Answers;
import dev.wafer.benchmarks.harness.Figure;
import dev.wafer.benchmarks.harness.FullHarness;
import dev.wafer.benchmarks.harness.Group;
import dev.wafer.benchmarks.harness.QuickHarness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program behind {@code benchmarks/run}. Exit codes: 0 good, 1 results differ or the gate is shut, 2 the request was wrong, 70 a bug of ours. */
public final class Main {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private Main() {}

    /** Measures and prints. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            Request request = Request.of(arguments);
            request.json().map(Path::of).ifPresent(Main::checkFolder);
            return measure(request);
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks: " + e.getMessage());
            return 2;
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println("benchmarks: " + e.getMessage());
            return 70;
        }
    }

    private static int measure(Request request) {
        Conditions conditions = Conditions.now(request.isQuick() ? "quick" : "full");
        Answers answers = ask(request);
        Sheet sheet = new Sheet(conditions, answers);
        System.out.print(request.isMarkdown() ? sheet.markdown() : sheet.page(Boolean.getBoolean("wafer.terminal")));
        request.json().ifPresent(file -> write(Path.of(file), ResultJson.text(conditions, answers)));
        List<String> failures = request.isGate() ? Gate.failures(answers) : answers.differences();
        failures.forEach(failure -> System.err.println("benchmarks: " + failure));
        return failures.isEmpty() ? 0 : 1;
    }

    private static Answers ask(Request request) {
        boolean isTerminal = Boolean.getBoolean("wafer.progress");
        List<Figure> figures = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < request.groups().size(); i++) {
            Group group = request.groups().get(i);
            if (isTerminal) {
                String progress = "measuring " + (i + 1) + " of " + request.groups().size() + ": " + group.label();
                System.err.print(request.isQuick() ? CLEAR_LINE + progress : progress + "\n");
            }
            Answers answers = request.isQuick() ? QuickHarness.ask(group) : FullHarness.ask(group);
            figures.addAll(answers.figures());
            differences.addAll(answers.differences());
        }
        System.err.print(isTerminal && request.isQuick() ? CLEAR_LINE : "");
        return new Answers(figures, differences);
    }

    private static void checkFolder(Path file) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        if (!Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("--json: found '" + file + "', expected a file in a folder that exists");
        }
    }

    /** Beside it first, so that there is never half a file. */
    private static void write(Path file, String text) {
        Path partial = file.resolveSibling(file.getFileName() + ".partial-" + ProcessHandle.current().pid());
        try {
            Files.writeString(partial, text);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }
}
