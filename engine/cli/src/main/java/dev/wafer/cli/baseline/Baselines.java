package dev.wafer.cli.baseline;

import dev.wafer.cli.baseline.Pinned.Note;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.BadInputException;
import dev.wafer.research.baseline.Drift;
import dev.wafer.research.baseline.Pins;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Records, checks and updates the baselines of a folder. Nothing is written unless all that was asked for could be run. */
public final class Baselines {
    private final BaselineFolder folder;
    private final Engine engine;
    private final BaselineRuns runs;
    private final int threads;
    private final IntConsumer done;

    /**
     * With what results were made.
     *
     * @param semantics meaning of the engine, raised when results move with it
     * @param wafer version
     * @param today day, UTC, as it is noted
     */
    public record Engine(int semantics, String wafer, String today) {}

    /** On a folder, so many at a time; {@code done} hears how many are through. */
    public Baselines(BaselineFolder folder, Engine engine, Terminal terminal, int threads, IntConsumer done) {
        this.folder = folder;
        this.engine = engine;
        this.threads = threads;
        this.done = done;
        runs = new BaselineRuns(terminal, engine.semantics());
    }

    /** Runs these and compares them with their pins. */
    public CheckResult check(List<BaselineConfig> configs) {
        return new CheckResult(BaselineRuns.each(configs, threads, config -> guarded(config, this::checked), done));
    }

    private Verdict checked(BaselineConfig config) {
        Pinned pinned = PinStore.read(folder.pins(config.name()));
        BaselineRun run = runs.runAgain(config);
        checkReach(config, run, Optional.of(pinned));
        return Verdict.of(config.name(), Drift.between(pinned.pins(), run.pins(), pinned::events, run::events), broken(config, run.pins()));
    }

    /** Data that were frozen for the very end that is asked for may end before it, where the market was closed. */
    private void checkReach(BaselineConfig config, BaselineRun run, Optional<Pinned> pinned) {
        boolean isPinnedEnd = pinned.map(old -> old.pins().parameters().get(RunPins.TO)).equals(Optional.ofNullable(run.pins().parameters().get(RunPins.TO)));
        if (!isPinnedEnd || !Freezer.isFrozen(folder, config)) {
            run.checkReach();
        }
    }

    private static List<String> broken(BaselineConfig config, Pins pins) {
        return config.guardrails().stream().map(guardrail -> guardrail.broken(pins.measures())).flatMap(Optional::stream).toList();
    }

    /** Pins these for the first time, with what they read kept beside them if it {@code isFrozen}. */
    public CheckResult record(List<BaselineConfig> configs, boolean isFrozen) {
        return written(configs, "first record", isFrozen, config -> Optional.empty());
    }

    /** Pins those anew that differ from their pins, with the reason. */
    public CheckResult update(List<BaselineConfig> configs, String reason) {
        return written(configs, reason, false, config -> Optional.of(PinStore.read(folder.pins(config.name()))));
    }

    private CheckResult written(List<BaselineConfig> configs, String reason, boolean isFrozen, Function<BaselineConfig, Optional<Pinned>> before) {
        Map<String, BaselineRun> toWrite = new ConcurrentHashMap<>();
        List<Verdict> verdicts = BaselineRuns.each(configs, threads, config -> guarded(config, one -> {
            Optional<Pinned> pinned = before.apply(one);
            BaselineRun run = runs.run(one);
            checkReach(one, run, pinned);
            Optional<Drift> drift = pinned.flatMap(old -> Drift.between(old.pins(), run.pins(), old::events, run::events));
            if (pinned.isEmpty() || drift.isPresent()) {
                toWrite.put(one.name(), run);
            }
            return Verdict.of(one.name(), drift, broken(one, run.pins()));
        }), done);
        CheckResult result = new CheckResult(verdicts);
        if (result.failed().isEmpty()) {
            Note note = new Note(engine.wafer(), engine.today(), reason);
            Freezer freezer = new Freezer(folder, runs);
            for (BaselineConfig config : configs) {
                Optional.ofNullable(toWrite.get(config.name())).ifPresent(run -> {
                    if (isFrozen) {
                        freezer.freeze(config, run);
                    }
                    PinStore.write(folder.pins(config.name()), new Pinned(run.pins(), run.events(), note));
                });
            }
        }
        return result;
    }

    /** What one baseline's own files are to blame for is its verdict; a bug of ours ends it all. */
    private Verdict guarded(BaselineConfig config, Function<BaselineConfig, Verdict> work) {
        try {
            return work.apply(config);
        } catch (RequestException e) {
            return Verdict.failed(config.name(), false, String.valueOf(e.getMessage()));
        } catch (BadInputException e) {
            return Verdict.failed(config.name(), true, e.getMessage());
        } catch (UncheckedIOException e) {
            return Verdict.failed(config.name(), true, "cannot be read: " + e.getCause());
        }
    }
}
