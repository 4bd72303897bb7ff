package dev.wafer.cli.command;

import dev.wafer.cli.report.Measures;
import dev.wafer.cli.report.Measures.Measure;
import dev.wafer.data.io.store.ResultRow;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.Batch.Outcome;
import dev.wafer.research.sweep.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Outcomes of points as rows of results. */
final class SweepRows {
    private SweepRows() {}

    static List<ResultRow> of(Chunk chunk) {
        List<ResultRow> rows = new ArrayList<>();
        for (Outcome outcome : chunk.outcomes()) {
            long point = chunk.firstPoint() + rows.size();
            rows.add(switch (outcome) {
                case Outcome.Measured ran -> new ResultRow(point, Optional.empty(), measures(ran.summary()));
                case Outcome.Refused(String reason) -> new ResultRow(point, Optional.of(reason), List.of());
            });
        }
        return rows;
    }

    /** The values of all measures, minus zero as zero. */
    static List<OptionalDouble> measures(Summary summary) {
        return Measures.of(summary).stream().map(Measure::value)
                .map(value -> value.isPresent() ? OptionalDouble.of(value.getAsDouble() + 0.0) : value).toList();
    }
}
