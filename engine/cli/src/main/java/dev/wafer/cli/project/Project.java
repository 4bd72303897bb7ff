package dev.wafer.cli.project;

import dev.wafer.cli.source.RequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * A Maven project with one strategy, its test and its baseline.
 *
 * @param name of the project and, as Wafer says it, of the strategy: {@code my-edge}
 * @param packageName of its classes
 */
public record Project(String name, String packageName) {
    /** A word of one letter would not come back from the record's name: {@code a-b} is {@code AB}, which is {@code ab}. */
    private static final String NAME = "[a-z][a-z0-9]+(-[a-z][a-z0-9]+)*";
    private static final int LONGEST = 60;
    /** Names that the strategy's own source uses otherwise. */
    private static final Set<String> TAKEN = Set.of("Column", "Range", "Setup", "Strategy", "StrategySpec", "String", "Override");

    /**
     * The project of a name as it was typed, in a package, or in one called like it.
     *
     * @throws RequestException if one of them is none
     */
    public static Project of(String name, Optional<String> packageName) {
        if (!name.matches(NAME) || name.length() > LONGEST) {
            throw new RequestException("name: found '" + shown(name) + "', expected lower-case words of two letters or more joined by hyphens, such as my-edge, at most "
                    + LONGEST + " characters");
        }
        String wanted = packageName.orElseGet(() -> name.replace("-", ""));
        if (!SourceVersion.isName(wanted) || wanted.startsWith("java.") || wanted.equals("java") || !wanted.matches("[\\w.]{1,200}")) {
            throw new RequestException(packageName.map(typed -> "--package: found '" + shown(typed) + "', expected a Java package such as com.example.edges")
                    .orElse("name: found '" + name + "', a word of Java's own, expected another such as my-" + name + ", or --package com.example.edges"));
        }
        Project project = new Project(name, wanted);
        if (TAKEN.contains(project.recordName())) {
            throw new RequestException("name: found '" + name + "', a word of the strategy interface, expected another such as my-" + name);
        }
        return project;
    }

    private static String shown(String typed) {
        String line = typed.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "..";
    }

    /** {@code my-edge} is {@code MyEdge}. */
    public String recordName() {
        return Arrays.stream(name.split("-")).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining());
    }

    /** The strategy's source, seen from the project's folder. */
    public String source() {
        return "src/main/java/" + packageName.replace('.', '/') + "/" + recordName() + ".java";
    }

    /** Every file by its place in the project's folder; {@code waferVersion} is that of Wafer's modules in Maven. */
    public Map<String, String> files(String waferVersion) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", text("pom.xml", waferVersion));
        files.put(source(), text("Strategy.java.txt", waferVersion));
        files.put("src/main/resources/META-INF/services/dev.wafer.api.StrategySpec", packageName + "." + recordName() + "\n");
        files.put("src/test/java/" + packageName.replace('.', '/') + "/" + recordName() + "Test.java", text("StrategyTest.java.txt", waferVersion));
        files.put("baselines/" + name + ".yaml", text("baseline.yaml", waferVersion));
        files.put(".github/workflows/check.yml", text("check.yml", waferVersion));
        files.put(".gitignore", text("gitignore", waferVersion));
        files.put("README.md", text("README.md", waferVersion));
        return files;
    }

    private String text(String template, String waferVersion) {
        try (InputStream stream = Project.class.getResourceAsStream(template)) {
            String text = new String(Objects.requireNonNull(stream, template).readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("@NAME@", name).replace("@PACKAGE@", packageName).replace("@RECORD@", recordName()).replace("@SOURCE@", source())
                    .replace("@VERSION@", waferVersion);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
