package dev.wafer.cli.baseline;

import dev.wafer.cli.baseline.CheckResult.Group;
import dev.wafer.cli.text.JsonText;
import dev.wafer.research.baseline.Change;
import dev.wafer.research.baseline.Drift;
import dev.wafer.research.baseline.EventField;
import dev.wafer.research.baseline.PinnedEvent;
import java.util.List;

/** A check in schema {@code wafer.baseline/1}. */
public final class CheckJson {
    private CheckJson() {}

    /** The same text for the same check. */
    public static String of(CheckResult result, String waferVersion) {
        return JsonText.document().put("schema", "wafer.baseline/1").put("wafer", waferVersion).put("baselines", result.verdicts().size())
                .put("asPinned", result.goodCount())
                .list("causes", json -> result.groups().forEach(group -> json.item(one -> write(one, group))))
                .list("guardrails", json -> result.broken()
                        .forEach(verdict -> json.item(one -> one.put("name", verdict.name()).texts("broken", verdict.broken()))))
                .list("notChecked", json -> result.failed().forEach(verdict -> json.item(one -> write(one, verdict.name(), verdict.failure().orElseThrow()))))
                .end();
    }

    private static void write(JsonText json, Group group) {
        json.put("cause", Told.cause(group.cause())).put("sentence", group.cause().sentence()).put("shown", group.shown().name())
                .list("baselines", members -> group.members().forEach(member -> members.item(one -> write(one, member))));
    }

    private static void write(JsonText json, Verdict member) {
        Drift drift = member.drift().orElseThrow();
        json.put("name", member.name());
        write(json, "inputs", drift.inputs());
        write(json, "alsoChanged", drift.alsoChanged());
        write(json, "measures", drift.measures());
        json.object("first", drift.first(), (one, first) -> one.object("pinned", first.pinned(), CheckJson::write).object("now", first.now(), CheckJson::write));
    }

    private static void write(JsonText json, PinnedEvent event) {
        for (EventField field : EventField.values()) {
            json.put(field.heading(), event.cell(field));
        }
    }

    private static void write(JsonText json, String name, List<Change> changes) {
        json.list(name, list -> changes
                .forEach(change -> list.item(one -> one.put("name", change.name()).put("pinned", change.pinned()).put("now", change.now()))));
    }

    private static void write(JsonText json, String name, Verdict.Failure failure) {
        json.put("name", name).put("why", failure.isInput() ? "input" : "request").put("message", failure.message());
    }
}
