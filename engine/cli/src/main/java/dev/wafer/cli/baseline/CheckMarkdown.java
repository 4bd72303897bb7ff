package dev.wafer.cli.baseline;

import dev.wafer.cli.baseline.CheckResult.Group;
import dev.wafer.research.baseline.Change;
import dev.wafer.research.baseline.Divergence;
import dev.wafer.research.baseline.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A check as Markdown for a pull request: under 60 lines however many baselines there are. Whatever users named stands in code spans, where nothing but
 * backticks means anything, and calls nobody.
 */
public final class CheckMarkdown {
    private static final int MOST_NAMES = 20;
    private static final int MOST_LINES = 5;
    private static final int MOST_CHARACTERS = 300;

    private CheckMarkdown() {}

    /** All of it. */
    public static String of(CheckResult result) {
        int all = result.verdicts().size(), good = result.goodCount();
        List<String> lines = new ArrayList<>(List.of("### Baselines: " + (good == all ? "all " + all + " as pinned" : (all - good) + " of " + all + " not as pinned")));
        result.groups().forEach(group -> lines.addAll(of(group)));
        lines.addAll(listed("Guardrails broken", result.broken(), verdict -> String.join("; ", verdict.broken())));
        lines.addAll(listed("Not checked", result.failed(), verdict -> verdict.failure().orElseThrow().message()));
        if (!result.groups().isEmpty()) {
            lines.addAll(List.of("", "If this is meant: `wafer baseline update DIR --reason TEXT`, and commit what it writes."));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> of(Group group) {
        Verdict shown = group.shown();
        Drift drift = shown.drift().orElseThrow();
        List<String> lines = new ArrayList<>(List.of("", "**Cause: " + Told.cause(group.cause()) + "** (" + Told.count(group.members().size()) + "): "
                + group.cause().sentence()));
        drift.first().ifPresent(first -> lines.addAll(of(first, shown.name())));
        if (!drift.inputs().isEmpty()) {
            lines.add("- what: " + changes(drift.inputs()));
        }
        if (!drift.alsoChanged().isEmpty()) {
            lines.add("- also changed: " + changes(drift.alsoChanged()));
        }
        if (!drift.measures().isEmpty()) {
            lines.add("- moved in " + code(shown.name()) + ": " + changes(drift.measures()));
        }
        lines.add("- baselines: " + names(group.members()));
        return lines;
    }

    private static List<String> of(Divergence first, String name) {
        return List.of("- first event that differs, in " + code(name), "  - pinned: " + code(Told.pinned(first)), "  - now: " + code(Told.now(first)));
    }

    private static String changes(List<Change> changes) {
        String first = changes.stream().limit(MOST_LINES).map(change -> code(Told.change(change))).collect(Collectors.joining(", "));
        return changes.size() <= MOST_LINES ? first : first + " and " + (changes.size() - MOST_LINES) + " more";
    }

    private static String names(List<Verdict> verdicts) {
        String first = verdicts.stream().limit(MOST_NAMES).map(verdict -> code(verdict.name())).collect(Collectors.joining(", "));
        return verdicts.size() <= MOST_NAMES ? first : first + " and " + (verdicts.size() - MOST_NAMES) + " more";
    }

    private static List<String> listed(String heading, List<Verdict> verdicts, Function<Verdict, String> told) {
        if (verdicts.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("", "**" + heading + "** (" + Told.count(verdicts.size()) + ")"));
        verdicts.stream().limit(MOST_LINES).forEach(verdict -> lines.add("- " + code(verdict.name()) + ": " + code(told.apply(verdict))));
        if (verdicts.size() > MOST_LINES) {
            lines.add("- and " + (verdicts.size() - MOST_LINES) + " more");
        }
        return lines;
    }

    /** A code span around a text, in more backticks than stand together inside. */
    static String code(String text) {
        String line = Plain.of(text, MOST_CHARACTERS);
        int longest = 0, run = 0;
        for (int place = 0; place < line.length(); place++) {
            run = line.charAt(place) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1), room = longest > 0 || line.isBlank() ? " " : "";
        return fence + room + line + room + fence;
    }
}
