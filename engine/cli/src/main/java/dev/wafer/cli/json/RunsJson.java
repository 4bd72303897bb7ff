package dev.wafer.cli.json;

import dev.wafer.cli.text.JsonText;
import dev.wafer.data.io.runs.KeptRun;
import dev.wafer.data.io.runs.RunInput;
import dev.wafer.data.io.runs.RunOutcome.Measure;
import java.util.List;

/** Kept runs in schema {@code wafer.runs/1}. */
final class RunsJson {
    private RunsJson() {}

    /** The runs in the order given. */
    static String of(List<KeptRun> runs) {
        return JsonText.document().put("schema", "wafer.runs/1").list("runs", json -> runs.forEach(run -> json.item(one -> write(one, run)))).end();
    }

    private static void write(JsonText json, KeptRun run) {
        RunInput input = run.input();
        json.put("id", run.id()).time("kept", run.keptMs()).put("strategy", input.strategy().name())
                .object("parameters", parameters -> input.strategy().parameters().forEach(parameters::put))
                .texts("words", input.words()).put("folder", input.folder())
                .put("dataset", input.market().dataSet()).put("synthetic", input.market().isSynthetic())
                .texts("symbols", input.market().tickers()).time("from", input.market().fromMs()).time("to", input.market().toMs())
                .put("wafer", input.build().wafer()).put("semantics", input.build().semantics())
                .object("summary", summary -> run.outcome().measures().forEach(measure -> write(summary, measure)))
                .object("fingerprints", prints -> run.outcome().fingerprints().forEach(prints::put));
    }

    private static void write(JsonText json, Measure measure) {
        if (measure.isCount() && measure.value().isPresent()) {
            json.put(measure.name(), (long) measure.value().getAsDouble());
        } else {
            json.put(measure.name(), measure.value());
        }
    }
}
