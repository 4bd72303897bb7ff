package dev.wafer.data.io.load;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How far apart times stand. */
final class Gaps {
    private Gaps() {}

    /** The most frequent gap between neighbours, the smaller of equals; none if there are fewer than two different times. */
    static OptionalLong mostFrequentMs(long[] timesMs) {
        Map<Long, Integer> countByGapMs = new TreeMap<>();
        for (int i = 1; i < timesMs.length; i++) {
            if (timesMs[i] > timesMs[i - 1]) {
                countByGapMs.merge(timesMs[i] - timesMs[i - 1], 1, Integer::sum);
            }
        }
        OptionalLong best = OptionalLong.empty();
        int bestCount = 0;
        for (Map.Entry<Long, Integer> entry : countByGapMs.entrySet()) {
            if (entry.getValue() > bestCount) {
                best = OptionalLong.of(entry.getKey());
                bestCount = entry.getValue();
            }
        }
        return best;
    }
}
