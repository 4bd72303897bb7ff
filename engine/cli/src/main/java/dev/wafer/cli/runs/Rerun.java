package dev.wafer.cli.runs;

import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Shown;
import dev.wafer.data.io.runs.KeptRun;
import dev.wafer.data.io.runs.RunDetail;
import dev.wafer.data.io.runs.RunOutcome;
import dev.wafer.data.io.runs.RunInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A kept run and the same words run again.
 *
 * @param kept the run as it was
 * @param keptDetail its journal
 * @param now the outcome of today
 * @param nowDetail its journal
 * @param source of the strategy's file today
 * @param build the program of today
 */
public record Rerun(KeptRun kept, RunDetail keptDetail, RunOutcome now, RunDetail nowDetail, Optional<String> source, RunInput.Build build) {
    /** Names of the fingerprints that are not the same, in their order. */
    public List<String> differing() {
        return kept.outcome().fingerprints().entrySet().stream().filter(print -> !print.getValue().equals(now.fingerprints().get(print.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether it is the same run. */
    public boolean isSame() {
        return differing().isEmpty();
    }

    /** For people: that it is the same, or the first difference by its cause. */
    public String text(boolean isStyled) {
        String title = kept.id() + "  " + Shown.text(RunTables.title(kept), 70);
        if (isSame()) {
            return new Page(isStyled).section(title, List.of("the same: all " + now.fingerprints().size() + " fingerprints")).text();
        }
        RunInput then = kept.input();
        RunInput today = new RunInput(then.words(), then.folder(), new RunInput.Strategy(then.strategy().name(), then.strategy().parameters(), source),
                then.market(), build);
        RunDiff diff = new RunDiff(new RunDiff.Side("kept", kept, keptDetail.journal()),
                new RunDiff.Side("now", new KeptRun("now", kept.keptMs(), today, now), nowDetail.journal()));
        List<String> event = diff.firstEvent();
        return new Page(isStyled).section(title, List.of("not the same: " + prints()))
                .section("Because of " + cause(), reasons(diff.inputs()))
                .section("First event that differs (A kept, B now)", event.isEmpty() ? List.of("none: the same things happen") : event).text();
    }

    private String prints() {
        List<String> differing = differing();
        return kept.outcome().fingerprints().keySet().stream().map(name -> name + (differing.contains(name) ? " differs" : " same"))
                .collect(Collectors.joining(", "));
    }

    /** The first of what may have changed: {@code data}, {@code rules}, {@code parameters}, {@code strategy}, {@code engine}. */
    public String cause() {
        String first = differing().getFirst();
        if (first.equals("data") || first.equals("rules") || first.equals("parameters")) {
            return first;
        }
        return first.equals("decisions") && !source.equals(kept.input().strategy().source()) ? "strategy" : first.equals("decisions") ? "strategy or engine"
                : "engine";
    }

    private List<String> reasons(List<String> inputs) {
        List<String> lines = new ArrayList<>(inputs);
        if (lines.isEmpty()) {
            lines.add("what went in is the same: the program itself decides or counts otherwise");
        }
        return lines;
    }
}
