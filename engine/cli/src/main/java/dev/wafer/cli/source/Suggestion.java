package dev.wafer.cli.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What the user probably meant: the known word with the fewest letters to change. */
public final class Suggestion {
    private Suggestion() {}

    /** The known word nearest to the one found, if at most a third of its letters (and at most three) differ; the first of equals. */
    public static Optional<String> nearest(String found, Collection<String> known) {
        Optional<String> best = Optional.empty();
        int fewest = Integer.MAX_VALUE;
        for (String word : known) {
            int edits = edits(found.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (edits < fewest && edits <= Math.min(3, Math.max(1, word.length() / 3))) {
                best = Optional.of(word);
                fewest = edits;
            }
        }
        return best;
    }

    /** {@code unknown strategy 'sma-cros', did you mean 'sma-cross'?}, or all known words where none is near. */
    public static String unknown(String what, String found, Collection<String> known) {
        return "unknown " + what + " '" + found + "', " + nearest(found, known).map(word -> "did you mean '" + word + "'?")
                .orElseGet(() -> known.isEmpty() ? "there is none" : "expected one of " + String.join(", ", known));
    }

    /** Letters to insert, remove, replace or swap with their neighbour (optimal string alignment distance). Example: "ab", "ba" is 1. */
    static int edits(String left, String right) {
        int[][] table = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, left, right, i, j);
            }
        }
        return table[left.length()][right.length()];
    }

    private static int cheapest(int[][] table, String left, String right, int i, int j) {
        int replaced = table[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        boolean isSwap = i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
        return isSwap ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
