package dev.wafer.cli.baseline;

import dev.wafer.cli.baseline.CheckResult.Group;
import dev.wafer.cli.text.Page;
import dev.wafer.research.baseline.Change;
import dev.wafer.research.baseline.Divergence;
import dev.wafer.research.baseline.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A check for people at a terminal. */
public final class CheckText {
    private static final int MOST_NAMES = 50;
    private static final int WIDTH = 100;

    private CheckText() {}

    /** All of it; headings are bold if {@code isStyled}. */
    public static String of(CheckResult result, boolean isStyled) {
        int all = result.verdicts().size(), good = result.goodCount();
        String count = Told.count(all) + ": " + good + " as pinned" + (good == all ? "" : ", " + (all - good) + " not");
        return drifts(result, isStyled) + guardrails(result, isStyled) + count + "\n";
    }

    /** What an update moved. */
    public static String updated(CheckResult result, boolean isStyled) {
        int moved = result.driftCount(), same = result.verdicts().size() - moved;
        String count = !result.isWritten() ? "nothing was updated" : "updated " + Told.count(moved) + (same == 0 ? "" : ", " + same + " did not move");
        return drifts(result, isStyled) + guardrails(result, isStyled) + count + "\n";
    }

    private static String drifts(CheckResult result, boolean isStyled) {
        Page page = new Page(isStyled);
        for (Group group : result.groups()) {
            page.section("Cause: " + Told.cause(group.cause()) + " (" + Told.count(group.members().size()) + ")", lines(group));
        }
        return result.groups().isEmpty() ? "" : page.text() + "\n";
    }

    /** Broken guardrails; nothing if there is none. */
    public static String guardrails(CheckResult result, boolean isStyled) {
        Page page = new Page(isStyled);
        page.section("Guardrails broken, whatever moved (" + Told.count(result.broken().size()) + ")",
                result.broken().stream().flatMap(verdict -> verdict.broken().stream().map(text -> Told.cut(verdict.name()) + ": " + text)).toList());
        return result.broken().isEmpty() ? "" : page.text() + "\n";
    }

    /** What could not be run, a line for each problem: for the errors. */
    public static List<String> failures(CheckResult result) {
        return result.failed().stream().flatMap(CheckText::failure).toList();
    }

    private static List<String> lines(Group group) {
        List<String> lines = new ArrayList<>(Page.wrapped("", group.cause().sentence()));
        Verdict shown = group.shown();
        lines.addAll(of(shown));
        if (group.members().size() > 1) {
            lines.addAll(Page.wrapped("all: ", names(group.members())));
        }
        return lines;
    }

    /** What moved in one baseline, and its first event that differs. */
    static List<String> of(Verdict shown) {
        Drift drift = shown.drift().orElseThrow();
        List<String> lines = new ArrayList<>(List.of("in " + Told.cut(shown.name())));
        lines.addAll(inputs("", drift.inputs()));
        lines.addAll(inputs("also changed: ", drift.alsoChanged()));
        drift.first().ifPresentOrElse(first -> lines.addAll(of(first)), () -> lines.add("  no event differs"));
        lines.addAll(Page.wrapped("  moved: ", measures(drift.measures())));
        return lines;
    }

    private static List<String> inputs(String before, List<Change> changes) {
        List<String> lines = new ArrayList<>();
        changes.stream().limit(Told.MOST_CHANGES).map(Told::change).forEach(line -> lines.addAll(hanging(before + line)));
        if (changes.size() > Told.MOST_CHANGES) {
            lines.add("  " + before + (changes.size() - Told.MOST_CHANGES) + " more");
        }
        return lines;
    }

    /** Lines of at most {@link #WIDTH}, those after the first further in. */
    private static List<String> hanging(String text) {
        List<String> lines = new ArrayList<>(Page.wrapped("    ", text, WIDTH));
        lines.set(0, "  " + lines.getFirst().strip());
        return lines;
    }

    private static List<String> of(Divergence first) {
        List<String> lines = new ArrayList<>(List.of("  the first event that differs"));
        lines.addAll(Page.wrapped("    pinned  ", Told.pinned(first)));
        lines.addAll(Page.wrapped("    now     ", Told.now(first)));
        return lines;
    }

    private static String measures(List<Change> measures) {
        return measures.isEmpty() ? "no measure" : Told.changes(measures);
    }

    private static String names(List<Verdict> verdicts) {
        String first = verdicts.stream().limit(MOST_NAMES).map(verdict -> Told.cut(verdict.name())).collect(Collectors.joining(", "));
        return verdicts.size() <= MOST_NAMES ? first : first + " and " + (verdicts.size() - MOST_NAMES) + " more";
    }

    private static Stream<String> failure(Verdict verdict) {
        return verdict.failure().orElseThrow().message().lines().map(line -> Told.cut(verdict.name()) + ": " + Plain.of(line));
    }
}
