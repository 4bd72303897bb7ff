package dev.wafer.cli.command;

import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.store.ResultLog;
import dev.wafer.data.io.store.ResultRow;
import dev.wafer.research.sweep.PointRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The parts of one sweep: whether they are all there, each once and whole. */
final class SweepParts {
    private static final int ROWS_AT_ONCE = 64;

    private SweepParts() {}

    /**
     * One part.
     *
     * @param folder where it was written to
     * @param log of it
     */
    record Part(Path folder, ResultLog log) {
        static Part open(Path folder) {
            Path file = folder.resolve(SweepFolder.LOG);
            if (!Files.isRegularFile(file)) {
                throw new RequestException(folder + ": found no " + SweepFolder.LOG + ", expected a directory that wafer sweep --out wrote");
            }
            return new Part(folder, ResultLog.read(file));
        }

        SweepSpace.Shard shard() {
            return SweepIdentity.shard(log.header());
        }

        private PointRange range() {
            return new PointRange(0, SweepIdentity.points(log.header()).count()).part(shard().number(), shard().of());
        }
    }

    /** Refuses parts of different sweeps, parts that are there twice or not at all, and parts that are not finished. */
    static void check(List<Part> parts) {
        Part first = parts.getFirst();
        for (Part part : parts) {
            List<String> differences = SweepIdentity.whole(part.log().header()).differences(SweepIdentity.whole(first.log().header()).request());
            if (!differences.isEmpty()) {
                throw new RequestException(part.folder() + " is not of the sweep of " + first.folder() + ": " + String.join("; ", differences));
            }
            if (part.shard().of() != first.shard().of()) {
                throw new RequestException(part.folder() + " is part " + part.shard() + ", " + first.folder() + " is part " + first.shard()
                        + ", expected parts of the same division");
            }
        }
        for (int number = 1; number <= first.shard().of(); number++) {
            checkOnce(parts, number);
        }
        parts.forEach(SweepParts::checkFinished);
    }

    private static void checkOnce(List<Part> parts, int number) {
        List<Part> same = parts.stream().filter(part -> part.shard().number() == number).toList();
        String name = number + "/" + parts.getFirst().shard().of();
        if (same.isEmpty()) {
            throw new RequestException("part " + name + " is missing, found " + String.join(", ", parts.stream().map(part -> part.shard().toString()).toList()));
        }
        if (same.size() > 1) {
            throw new RequestException("part " + name + " is there twice: " + same.get(0).folder() + " and " + same.get(1).folder());
        }
    }

    private static void checkFinished(Part part) {
        if (part.log().count() != part.range().count()) {
            throw new RequestException(part.folder() + ": found " + part.log().count() + " of " + part.range().count()
                    + " points, expected all; the same wafer sweep goes on there");
        }
    }

    /** Adds the rows of all parts, in the order of their points. */
    static void copy(List<Part> parts, ResultLog whole) {
        List<ResultRow> rows = new ArrayList<>();
        parts.stream().sorted(Comparator.comparingInt(part -> part.shard().number())).forEach(part -> part.log().forEach(row -> {
            rows.add(row);
            if (rows.size() == ROWS_AT_ONCE) {
                whole.append(rows);
                rows.clear();
            }
        }));
        Optional.of(rows).filter(rest -> !rest.isEmpty()).ifPresent(whole::append);
    }
}
