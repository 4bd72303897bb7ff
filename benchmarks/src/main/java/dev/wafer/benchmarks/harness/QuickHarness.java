package dev.wafer.benchmarks.harness;

import dev.wafer.benchmarks.Scale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers each group of questions in a process of its own, one after the other, in under two minutes altogether. */
public final class QuickHarness {
    /** Options that each measured process gets beyond those of this one: lanes of vectors. */
    static final List<String> MEASURED_OPTIONS = List.of("--add-modules=jdk.incubator.vector");

    private QuickHarness() {}

    /** What a process prints: a line for each figure and difference. */
    static final class Child {
        private Child() {}

        /** Answers one group, named by the argument. */
        public static void main(String[] arguments) {
            System.out.print(Lines.text(Group.valueOf(arguments[0]).ask(Scale.quick())));
        }
    }

    /**
     * The answers of one group.
     *
     * @throws IllegalStateException if a process ends badly; it has said why on standard error
     */
    public static Answers ask(Group group) {
        Answers answers = Answers.none();
        for (int i = 0; i < group.processes(); i++) {
            answers = answers.and(askOnce(group));
        }
        return group.processes() == 1 ? answers : new Answers(merged(answers.figures()), answers.differences());
    }

    /** Figures of one key as one, spread over their values. */
    static List<Figure> merged(List<Figure> figures) {
        Map<String, List<Figure>> byKey = new LinkedHashMap<>();
        figures.forEach(figure -> byKey.computeIfAbsent(figure.key(), _ -> new ArrayList<>()).add(figure));
        return byKey.values().stream().map(same -> Figure.of(same.getFirst().key(), same.getFirst().text(), same.getFirst().unit(),
                same.stream().mapToDouble(Figure::value).toArray())).toList();
    }

    private static Answers askOnce(Group group) {
        try {
            Process process = new ProcessBuilder(command(group)).start();
            Thread errors = Thread.startVirtualThread(() -> passErrors(process));
            Thread ending = new Thread(process::destroy);
            Runtime.getRuntime().addShutdownHook(ending);
            try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                List<String> lines = reader.lines().toList();
                int code = process.waitFor();
                errors.join();
                Runtime.getRuntime().removeShutdownHook(ending);
                if (code != 0) {
                    throw new IllegalStateException("the process of group " + group.label() + " ended with code " + code + " (see above)");
                }
                return Lines.parse(lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while group " + group.label() + " was measured", e);
        }
    }

    /** What the process says on standard error, but for the word of the JDK that a module asked for here is an incubator. */
    private static void passErrors(Process process) {
        try (var reader = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.contains("Using incubator modules")).forEach(System.err::println);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This process's own Java, options and class path, and what a measured process needs. */
    private static List<String> command(Group group) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(MEASURED_OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName(), group.name()));
        return command;
    }
}
