package dev.wafer.cli.command;

import dev.wafer.cli.project.Project;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A project of one's own. */
@Command(name = "new", customSynopsis = "wafer new NAME [--package PACKAGE]",
        description = "Writes a Maven project with a strategy, a test and a baseline into a new folder NAME.",
        exitCodeList = {"0:good", "2:the request was wrong", "70:a bug of ours"},
        footer = {"  wafer new my-edge", "  wafer new my-edge --package com.example.edges"})
final class NewCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Path where;

    @Parameters(paramLabel = "NAME", description = "Of the folder and the strategy: lower-case words joined by hyphens.")
    private String name = "";

    @Option(names = "--package", paramLabel = "PACKAGE", description = "Java package of its classes. Default: the name without hyphens.")
    private Optional<String> packageName = Optional.empty();

    /** Writes into a folder below {@code where}. */
    NewCommand(Terminal terminal, Path where) {
        this.terminal = terminal;
        this.where = where;
    }

    @Override
    public Integer call() {
        Project project = Project.of(name, packageName);
        Path folder = where.resolve(name);
        refuseTaken(folder);
        Map<String, String> files = project.files(RootCommand.MAVEN_VERSION);
        write(folder, files);
        terminal.out().println("wrote " + name + ":");
        files.keySet().forEach(file -> terminal.out().println("  " + file));
        terminal.out().println();
        terminal.out().println("Next: cd " + name + "; mvn -q test; wafer backtest --strategy " + project.source() + " --watch");
        terminal.home().filter(home -> Files.isRegularFile(home.resolve("pom.xml"))).filter(_ -> !isInstalled()).ifPresent(home -> terminal.out().println(
                "Before the first mvn, once: (cd " + home + " && mvn -q -B -Dmaven.test.skip=true install -pl engine/junit -am)"));
        return ExitCode.GOOD;
    }

    private static void refuseTaken(Path folder) {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> there = Files.list(folder)) {
                there.map(file -> file.getFileName().toString()).sorted().findFirst().ifPresent(file -> {
                    throw new RequestException(folder + ": found a folder with " + file + " in it, expected none or an empty one");
                });
            } catch (IOException e) {
                throw new RequestException(folder + ": cannot be read: " + e, e);
            }
        } else if (Files.exists(folder)) {
            throw new RequestException(folder + ": found a file, expected no such file or an empty folder");
        }
    }

    /** All files are written beside the folder's place, then it takes its place in one step. */
    private static void write(Path folder, Map<String, String> files) {
        try {
            Path half = Files.createDirectory(folder.resolveSibling("." + folder.getFileName() + ".half-" + ProcessHandle.current().pid()));
            try {
                for (Map.Entry<String, String> file : files.entrySet()) {
                    Path place = half.resolve(file.getKey());
                    Files.createDirectories(place.resolveSibling(""));
                    Files.writeString(place, file.getValue());
                }
                Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(half);
            }
        } catch (IOException e) {
            throw new RequestException(folder + ": cannot be written: " + e, e);
        }
    }

    private static void delete(Path half) throws IOException {
        if (Files.exists(half)) {
            try (Stream<Path> found = Files.walk(half)) {
                for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Whether Maven's local repository has Wafer's modules, where it is in its usual place. */
    private static boolean isInstalled() {
        return Files.isDirectory(Path.of(System.getProperty("user.home"), ".m2/repository/dev/wafer/wafer-engine", RootCommand.MAVEN_VERSION));
    }
}
