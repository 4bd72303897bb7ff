package dev.wafer.research.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The best of many points by one score, in whatever order they come. Keeps no more of them than it was asked for.
 *
 * @param <T> what is kept of a point
 */
public final class Ranking<T> {
    private final int most;
    private final Comparator<Entry<T>> bestFirst;
    private final PriorityQueue<Entry<T>> kept;

    private record Entry<T>(double score, long point, T what) {}

    /** So many; the highest scores first or the lowest, of equal ones the point with the lowest number. */
    public Ranking(int most, boolean isHighestFirst) {
        if (!(most >= 1)) {
            throw new IllegalArgumentException("ranking: found " + most + ", expected 1 or more");
        }
        this.most = most;
        Comparator<Entry<T>> byScore = Comparator.comparingDouble(Entry::score);
        bestFirst = (isHighestFirst ? byScore.reversed() : byScore).thenComparingLong(Entry::point);
        kept = new PriorityQueue<>(bestFirst.reversed());
    }

    /** Keeps it if it is among the best so far; minus zero counts as zero. */
    public void offer(long point, double score, T what) {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("ranking: found the score " + score + " of point " + point + ", expected a finite number");
        }
        kept.add(new Entry<>(score + 0.0, point, what));
        if (kept.size() > most) {
            kept.remove();
        }
    }

    /** How many are kept. */
    int count() {
        return kept.size();
    }

    /** The best, first to last. */
    public List<T> best() {
        List<Entry<T>> sorted = new ArrayList<>(kept);
        sorted.sort(bestFirst);
        return sorted.stream().map(Entry::what).toList();
    }
}
