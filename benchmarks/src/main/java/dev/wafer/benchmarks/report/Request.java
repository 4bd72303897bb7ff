package dev.wafer.benchmarks.report;

import dev.wafer.benchmarks.harness.Group;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was asked for on the command line.
 *
 * @param isQuick quick rather than full
 * @param groups what is measured
 * @param json file for the figures
 * @param isMarkdown markdown in place of the page
 * @param isGate whether a change may land is decided
 */
record Request(boolean isQuick, List<Group> groups, Optional<String> json, boolean isMarkdown, boolean isGate) {
    static final String USAGE = "benchmarks/run quick|full [--json FILE] [--markdown] [--gate] [--only GROUP,...]";

    /**
     * Understands the arguments.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    static Request of(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        String mode = next(rest, "a mode");
        if (!mode.equals("quick") && !mode.equals("full")) {
            throw refused("mode: found '" + mode + "', expected quick or full");
        }
        Request request = new Request(mode.equals("quick"), List.of(Group.values()), Optional.empty(), false, false);
        while (!rest.isEmpty()) {
            request = request.with(rest.removeFirst(), rest);
        }
        return request;
    }

    private Request with(String option, Deque<String> rest) {
        return switch (option) {
            case "--json" -> new Request(isQuick, groups, Optional.of(next(rest, "a file after --json")), isMarkdown, isGate);
            case "--markdown" -> new Request(isQuick, groups, json, true, isGate);
            case "--gate" -> new Request(isQuick, groups, json, isMarkdown, true);
            case "--only" -> new Request(isQuick, groups(next(rest, "groups after --only")), json, isMarkdown, isGate);
            default -> throw refused("found '" + option + "'");
        };
    }

    private static List<Group> groups(String labels) {
        return Stream.of(labels.split(",", -1)).map(label -> Arrays.stream(Group.values()).filter(group -> group.label().equals(label)).findFirst()
                .orElseThrow(() -> refused("--only: found '" + label + "', expected "
                        + Arrays.stream(Group.values()).map(Group::label).collect(Collectors.joining(", "))))).toList();
    }

    private static String next(Deque<String> rest, String expected) {
        if (rest.isEmpty()) {
            throw refused("found nothing, expected " + expected);
        }
        return rest.removeFirst();
    }

    private static IllegalArgumentException refused(String message) {
        return new IllegalArgumentException(message + "; usage: " + USAGE);
    }
}
