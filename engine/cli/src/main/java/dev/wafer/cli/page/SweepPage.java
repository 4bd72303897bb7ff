package dev.wafer.cli.page;

import dev.wafer.cli.report.EngineText;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.LuckText;
import dev.wafer.cli.report.Measures;
import dev.wafer.cli.source.StrategyType;
import dev.wafer.cli.sweep.FinishedSweep.Counts;
import dev.wafer.cli.sweep.FinishedSweep.RankedPoint;
import dev.wafer.cli.sweep.FinishedSweep.Space;
import dev.wafer.cli.sweep.FinishedSweep;
import dev.wafer.cli.sweep.SweepMap;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.JsonText;
import dev.wafer.cli.text.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A sweep as one HTML page that shows itself without a network: its points as a map of any two parameters, and how much of the best may be luck. */
public final class SweepPage {
    /** Up to here numbers keep all their digits: above it a page would grow too large. */
    private static final int MOST_EXACT_CELLS = 1_500;
    private static final MathContext ROUNDED = new MathContext(6);
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_REASON_OF_MANY = 60;

    private final FinishedSweep sweep;
    private final SweepMap map;
    private final FinishedRun best;
    private final List<SweepMap.Cell> cells;

    private SweepPage(FinishedSweep sweep, SweepMap map) {
        this.sweep = sweep;
        this.map = map;
        best = sweep.best();
        cells = map.cells();
    }

    /**
     * The page.
     *
     * @param map of all points of the sweep
     * @param words of the command line behind {@code wafer} that asks for it again
     */
    public static String of(FinishedSweep sweep, SweepMap map, List<String> words, String waferVersion) {
        return PageAssets.page(PageAssets.Kind.SWEEP, new SweepPage(sweep, map).json(words, waferVersion));
    }

    private String json(List<String> words, String version) {
        JsonText json = JsonText.inMarkup().put("schema", "wafer.page.sweep/1").put("version", version).put("command", ShellWords.command(words));
        writeGrounds(json);
        writeCounts(json);
        json.put("rankedBy", sweep.rankedBy()).put("highestFirst", sweep.isHighestFirst())
                .list("measures", list -> Measures.names().forEach(name -> list.item(one -> one.put("name", name).put("highestFirst", Measures.isHighestFirst(name)))))
                .list("axes", this::writeAxes)
                .list("fixed", list -> {
                    sweep.space().fixed().forEach((name, value) -> list.row(row -> row.add(name).add(text(value))));
                    Optional.ofNullable(best.parameters().get(StrategyType.WITH)).ifPresent(with -> list.row(row -> row.add(StrategyType.WITH).add(text(with))));
                })
                .object("cells", this::writeCells)
                .list("top", list -> sweep.top().forEach(point -> list.item(one -> write(one, point))));
        return json.end();
    }

    private void writeGrounds(JsonText json) {
        json.put("strategy", best.strategy()).put("strategyWord", sweep.strategyWord()).object("dataSet", data -> data.put("name", best.dataSet().name()).put("provenance", best.dataSet().provenance())
                        .put("fingerprint", best.dataSet().fingerprint()).put("simulated", best.dataSet().isSynthetic()))
                .texts("symbols", best.result().symbols()).put("fromMs", best.result().span().fromMs()).put("toMs", best.result().span().toMs())
                .put("resolution", Figures.duration(best.dataSet().resolutionMs())).put("venue", best.venue())
                .put("capital", best.settings().capitalUsd()).put("leverage", best.settings().leverage()).put("margin", Words.of(best.settings().margin()))
                .put("engine", EngineText.engine(best.settings())).put("seed", best.settings().seed())
                .list("findings", list -> best.result().findings().forEach(finding -> list.row(row -> row.add(finding.code()).add(finding.text()))))
                .list("luck", list -> LuckText.sweepRows(sweep.luck().luck(), sweep.counts().measured(), sweep.luck().isCounted())
                        .forEach(line -> list.row(row -> row.add(line.mark()).add(line.text()))));
    }

    private void writeCounts(JsonText json) {
        Counts counts = sweep.counts();
        Space space = sweep.space();
        json.object("counts", one -> one.put("tried", counts.tried()).put("measured", counts.measured()).put("refused", counts.refused()).put("unranked", counts.unranked())
                .put("combinations", space.combinations()).put("points", space.points()).put("drawn", space.isDrawn()).put("shard", space.shard()).put("shards", space.shards()));
    }

    private void writeAxes(JsonText json) {
        for (int axis = 0; axis < map.axes().size(); axis++) {
            int place = axis;
            json.item(one -> one.put("name", map.axes().get(place).parameter()).put("text", map.axes().get(place).text())
                    .put("values", map.axes().get(place).count().longValueExact()).put("width", map.width(place))
                    .list("stretches", list -> {
                        for (int stretch = 0; stretch < map.stretches(place); stretch++) {
                            List<String> ends = map.ends(place, stretch);
                            list.row(row -> ends.forEach(row::add));
                        }
                    }));
        }
    }

    /** Columns over the cells; values of parameters only where a cell does not say them. */
    private void writeCells(JsonText json) {
        boolean isCut = false;
        for (int axis = 0; axis < map.axes().size(); axis++) {
            isCut |= map.width(axis) > 1;
        }
        json.put("exact", cells.size() <= MOST_EXACT_CELLS)
                .list("at", list -> cells.forEach(cell -> list.row(row -> cell.stretches().forEach(stretch -> row.add((long) stretch)))))
                .list("points", list -> cells.forEach(cell -> list.add(cell.points()))).list("refused", list -> cells.forEach(cell -> list.add(cell.refused())))
                .list("best", list -> cells.forEach(cell -> list.add(cell.best().map(SweepMap.Best::point).orElse(-1L))))
                .list("values", list -> cells.forEach(cell -> list.row(row -> cell.best().ifPresent(one -> one.measures().forEach(value -> row.add(shown(value)))))))
                .list("reasons", list -> cells.forEach(cell -> list.add(reason(cell))));
        if (isCut) {
            json.list("typed", list -> cells.forEach(cell -> list.row(row -> cell.best().ifPresent(one -> map.values(one.point()).forEach(row::add)))));
        }
    }

    private OptionalDouble shown(OptionalDouble value) {
        return value.isEmpty() || cells.size() <= MOST_EXACT_CELLS ? value : OptionalDouble.of(BigDecimal.valueOf(value.getAsDouble()).round(ROUNDED).doubleValue());
    }

    /** Why nothing ran in a cell. */
    private String reason(SweepMap.Cell cell) {
        String reason = cell.best().isPresent() ? "" : cell.firstRefusal().map(SweepMap.Refusal::reason).orElse("");
        int most = cells.size() <= MOST_EXACT_CELLS ? LONGEST_REASON : LONGEST_REASON_OF_MANY;
        return reason.length() <= most ? reason : reason.substring(0, most) + "\u2026";
    }

    private static void write(JsonText json, RankedPoint point) {
        json.put("point", point.point()).texts("values", point.parameters().values().stream().map(SweepPage::text).toList())
                .list("measures", list -> Measures.names().forEach(name -> list.add(measure(point.measures(), name))));
    }

    private static OptionalDouble measure(Map<String, OptionalDouble> measures, String name) {
        return Optional.ofNullable(measures.get(name)).orElse(OptionalDouble.empty());
    }

    private static String text(Object value) {
        return value instanceof Double number ? Figures.plain(number) : value.toString();
    }
}
