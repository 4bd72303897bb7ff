package dev.wafer.data.io;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /** The known name nearest to what was written, if one is near: at most a third of its letters differ. The first of equals. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        Optional<String> best = Optional.empty();
        int bestDistance = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < bestDistance && distance <= Math.max(1, name.length() / 3)) {
                best = Optional.of(name);
                bestDistance = distance;
            }
        }
        return best;
    }

    /** {@code "; did you mean 'close'?"}, or nothing if no known name is near. */
    public static String didYouMean(String written, Collection<String> known) {
        return nearest(written, known).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    /** Levenshtein distance: insertions, deletions and replacements from one text to the other. */
    static int distance(String from, String to) {
        int[] costs = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[to.length()];
    }
}
