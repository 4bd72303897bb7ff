package dev.wafer.cli.command;

import dev.wafer.api.StrategySpec;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.Measures;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Runs;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.Refusal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.sweep.FinishedSweep;
import dev.wafer.cli.sweep.FinishedSweep.CountedLuck;
import dev.wafer.cli.sweep.FinishedSweep.RankedPoint;
import dev.wafer.cli.sweep.FinishedSweep.RefusedPoint;
import dev.wafer.cli.sweep.SweepMap;
import dev.wafer.data.io.store.ResultFiles.Format;
import dev.wafer.data.io.store.ResultHeader;
import dev.wafer.data.io.store.ResultLog;
import dev.wafer.data.io.store.ResultRow;
import dev.wafer.data.io.store.Trials.Counts;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.research.sweep.Chunk;
import dev.wafer.research.sweep.PointFailure;
import dev.wafer.research.sweep.PointRange;
import dev.wafer.research.sweep.Sweep;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One sweep from its request. */
final class SweepRun {
    private final RunRequest request;
    private final SweepSpace space;
    private final Way way;
    private final Terminal terminal;
    private final SweepTally tally;
    private final Optional<SweepMap> map;
    private Optional<SweepEvidence> evidence = Optional.empty();
    private volatile OptionalLong lastPointNanos = OptionalLong.empty();

    /**
     * What results do not depend on.
     *
     * @param threads points run at a time
     * @param rankBy what is shown of them
     * @param out where they are kept, if they are
     * @param formats as what
     * @param isMapped whether a map of the points is wanted
     */
    record Way(int threads, RankBy rankBy, Optional<Path> out, Set<Format> formats, boolean isMapped) {}

    /** What all points run on, laid out once. */
    private record Field(Ground ground, PreparedMarket market) {}

    SweepRun(RunRequest request, SweepSpace space, Way way, Terminal terminal) {
        this.request = request;
        this.space = space;
        this.way = way;
        this.terminal = terminal;
        tally = new SweepTally(way.rankBy());
        map = way.isMapped() ? Optional.of(new SweepMap(space.points(), way.rankBy().place(), way.rankBy().isHighestFirst())) : Optional.empty();
    }

    /** When a point was last done while points are run, else now: files take the time they need. In {@link System#nanoTime}. */
    long lastStepNanos() {
        return lastPointNanos.orElseGet(System::nanoTime);
    }

    /** Runs what is not done yet; nothing to show if this is a part in which no point has what is ranked by. */
    Optional<FinishedSweep> run(MarketData dataSet) {
        Ground ground = Ground.of(request, dataSet);
        Field field = new Field(ground, ground.market());
        evidence = Optional.of(new SweepEvidence(space, new TrialKeys(ground),
                point -> request.type().candidate(space.values(point)), ground.settings().seed()));
        if (way.out().isEmpty()) {
            runPoints(field, List.of(space.range()), Optional.empty());
            return finished(field, List.of());
        }
        ResultHeader header = SweepIdentity.of(request.type(), space, ground.data(), ground.rules(), ground.settings());
        try (ResultLog log = SweepFolder.open(way.out().get(), header)) {
            tellBefore(log);
            log.forEach(this::add);
            List<PointRange> done = log.stretches().stream().map(stretch -> new PointRange(stretch[0], stretch[1])).toList();
            runPoints(field, space.range().without(done), Optional.of(log));
            return finished(field, SweepFolder.write(way.out().get(), log, way.formats()));
        }
    }

    private void tellBefore(ResultLog log) {
        if (log.count() > 0 || log.droppedBytes() > 0) {
            String torn = log.droppedBytes() > 0 ? "; dropped " + log.droppedBytes() + " bytes of a record that was not finished" : "";
            terminal.err().println("going on in " + way.out().orElseThrow() + ": " + log.count() + " of " + space.range().count() + " points were done" + torn);
        }
    }

    private void runPoints(Field field, List<PointRange> ranges, Optional<ResultLog> log) {
        if (ranges.isEmpty()) {
            return;
        }
        try (ProgressBar progress = new ProgressBar(terminal, "points", space.range().count(), tally.tried())) {
            runAll(field, ranges, chunk -> {
                List<ResultRow> rows = SweepRows.of(chunk);
                log.ifPresent(kept -> kept.append(rows));
                rows.forEach(this::add);
                progress.done(tally.tried());
            });
        }
    }

    private void add(ResultRow row) {
        tally.add(row);
        map.ifPresent(wanted -> wanted.add(row.point(), row.refusal(), row.measures()));
        evidence().add(row);
    }

    /** All points that were done, if a map was wanted. */
    Optional<SweepMap> map() {
        return map;
    }

    private SweepEvidence evidence() {
        return evidence.orElseThrow(() -> new IllegalStateException("Invariant: points are added to a sweep that was begun"));
    }

    private void runAll(Field field, List<PointRange> ranges, Consumer<Chunk> finished) {
        lastPointNanos = OptionalLong.of(System.nanoTime());
        try {
            new Sweep(field.market, field.ground.settings(), this::strategy, evidence()).run(ranges, way.threads(), chunk -> {
                finished.accept(chunk);
                lastPointNanos = OptionalLong.of(System.nanoTime());
            });
        } catch (PointFailure e) {
            throw failure(e);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(request.type(), e);
        } finally {
            lastPointNanos = OptionalLong.empty();
        }
    }

    private StrategySpec strategy(long point) {
        return request.type().candidate(space.values(point));
    }

    /** What went wrong, and where: {@code with fast=5 slow=60}. */
    private RuntimeException failure(PointFailure failure) {
        RuntimeException told = Refusal.of(request.type(), Optional.<Throwable>ofNullable(failure.getCause()).orElse(failure));
        String values = said(space.points().values(failure.point()));
        return told instanceof RequestException ? new RequestException(told.getMessage() + " with " + values, told)
                : new IllegalStateException("with " + values + ": " + told, told);
    }

    private static String said(Map<String, String> values) {
        return values.entrySet().stream().map(value -> value.getKey() + "=" + value.getValue()).collect(Collectors.joining(" "));
    }

    private Optional<FinishedSweep> finished(Field field, List<String> files) {
        Counts tried = Trial.count(terminal, field.ground.dataSet(), evidence().trials());
        List<ResultRow> best = tally.best();
        if (best.isEmpty() && space.shard().of() > 1) {
            terminal.err().println(nothingToRank().getMessage() + "; the part is written");
            return Optional.empty();
        }
        if (best.isEmpty()) {
            throw nothingToRank();
        }
        FinishedRun again = again(field, best.getFirst());
        return Optional.of(new FinishedSweep(again, request.type().file().map(Path::toString).orElse(request.type().name()), space(), counts(), way.rankBy().measure(), way.rankBy().isHighestFirst(),
                best.stream().map(this::ranked).toList(), luck(field, best.getFirst().point(), again, tried), files));
    }

    /** Points that a process before this one has done are run again where their days are needed. */
    private CountedLuck luck(Field field, long point, FinishedRun best, Counts tried) {
        List<PointRange> missing = evidence().missing();
        if (!missing.isEmpty()) {
            runAll(field, missing, _ -> {});
        }
        return new CountedLuck(evidence().luck(point, best.result().dailyEquity(), tried), terminal.ledger().folder().isPresent());
    }

    private RequestException nothingToRank() {
        if (tally.measured() > 0) {
            return way.rankBy().undefined(tally.measured());
        }
        ResultRow first = tally.firstRefused().getFirst();
        return new RequestException(request.type().name() + ": every one of the " + tally.refused() + " points was refused; "
                + said(space.points().values(first.point())) + ": " + first.refusal().orElse(""));
    }

    /** The best point by itself: it must do what it did among the others. */
    private FinishedRun again(Field field, ResultRow best) {
        StrategySpec strategy = strategy(best.point());
        RunResult result = Backtest.run(field.market, strategy, field.ground.settings());
        if (!SweepRows.measures(result.summary()).equals(best.measures())) {
            throw differs(best);
        }
        return field.ground.finished(strategy, result, Optional.empty());
    }

    /** A user's strategy may keep state outside of a run; ours may not. */
    private RuntimeException differs(ResultRow best) {
        String point = said(space.points().values(best.point()));
        return request.type().file().<RuntimeException>map(file -> new RequestException(file + ": found another result for the same parameters (" + point
                + ") when run again alone, expected the same; does it keep state outside of start, such as a static field?"))
                .orElseGet(() -> new IllegalStateException("Invariant: a point does alone what it does in a sweep, " + point + " does not"));
    }

    private FinishedSweep.Space space() {
        Map<String, String> axes = new LinkedHashMap<>();
        space.points().grid().axes().forEach(axis -> axes.put(axis.parameter(), axis.text()));
        return new FinishedSweep.Space(axes, typed(space.fixed()), space.points().grid().combinations().longValueExact(), space.points().count(), space.points().isDrawn(),
                space.shard().number(), space.shard().of());
    }

    private FinishedSweep.Counts counts() {
        return new FinishedSweep.Counts(tally.measured(), tally.refused(), tally.unranked(), tally.firstRefused().stream()
                .map(row -> new RefusedPoint(row.point(), typed(space.points().values(row.point())), row.refusal().orElse(""))).toList());
    }

    private RankedPoint ranked(ResultRow row) {
        Map<String, OptionalDouble> measures = new LinkedHashMap<>();
        List<String> names = Measures.names();
        for (int place = 0; place < names.size(); place++) {
            measures.put(names.get(place), row.measures().get(place));
        }
        return new RankedPoint(row.point(), typed(space.points().values(row.point())), measures);
    }

    /** Values of parameters as what they are; words stay texts. */
    private Map<String, Object> typed(Map<String, String> texts) {
        Map<String, Object> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            Object value = request.type().parameter(name).parse(request.type().name(), text);
            values.put(name, value instanceof Enum<?> ? text : value);
        });
        return values;
    }
}
