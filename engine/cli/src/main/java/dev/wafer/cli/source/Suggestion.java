package dev.wafer.cli.source;

import java.util.Collection;

/** What to say of a word that is not known. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code unknown strategy 'sma-cros', did you mean 'sma-cross'?}, or all known words where none is near. */
    public static String unknown(String what, String found, Collection<String> known) {
        return "unknown " + what + " '" + found + "', " + instead(found, known);
    }

    /** {@code did you mean 'sma-cross'?}, or all known words where none is near. */
    static String instead(String found, Collection<String> known) {
        return dev.wafer.data.io.Suggestion.nearest(found, known)
                .map(word -> "did you mean '" + word + "'?")
                .orElseGet(() -> known.isEmpty() ? "there is none" : "expected one of " + String.join(", ", known));
    }
}
