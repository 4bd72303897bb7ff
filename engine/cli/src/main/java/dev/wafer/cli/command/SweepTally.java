package dev.wafer.cli.command;

import dev.wafer.data.io.store.ResultRow;
import dev.wafer.research.sweep.Ranking;
import java.util.List;
import java.util.OptionalDouble;

/** What is kept of a sweep while it runs: counts, the best points, and the first that were refused. Its size does not depend on their number. */
final class SweepTally {
    private static final int REFUSALS_KEPT = 3;

    private final RankBy rankBy;
    private final Ranking<ResultRow> best;
    private final Ranking<ResultRow> firstRefused = new Ranking<>(REFUSALS_KEPT, false);
    private long measured;
    private long refused;
    private long unranked;

    SweepTally(RankBy rankBy) {
        this.rankBy = rankBy;
        best = new Ranking<>(rankBy.most(), rankBy.isHighestFirst());
    }

    /** Counts one point; rows may come in any order. */
    void add(ResultRow row) {
        if (row.refusal().isPresent()) {
            refused++;
            firstRefused.offer(row.point(), (double) row.point(), row);
            return;
        }
        measured++;
        OptionalDouble score = row.measures().get(rankBy.place());
        score.ifPresentOrElse(value -> best.offer(row.point(), value, row), () -> unranked++);
    }

    long tried() {
        return measured + refused;
    }

    long measured() {
        return measured;
    }

    long refused() {
        return refused;
    }

    /** Points that ran and have no value to rank by. */
    long unranked() {
        return unranked;
    }

    List<ResultRow> best() {
        return best.best();
    }

    List<ResultRow> firstRefused() {
        return firstRefused.best();
    }
}
