package dev.wafer.data.io.rule;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.Problems;
import dev.wafer.data.io.Suggestion;
import dev.wafer.data.io.YamlSection;
import dev.wafer.data.rule.RuleBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Rule books: shipped with Wafer, or from a user's file of the same form. */
public final class RuleBooks {
    private static final List<String> NAMES = List.of("xyz", "gate", "binance");

    private RuleBooks() {}

    /** Venues whose rules are shipped. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The shipped rules of a venue.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static RuleBook shipped(String venue) {
        if (!NAMES.contains(venue)) {
            throw new IllegalArgumentException("unknown venue '" + venue + "': expected one of " + String.join(", ", NAMES)
                    + ", or a rule file" + Suggestion.didYouMean(venue, NAMES));
        }
        String name = venue + ".yaml";
        try (InputStream bytes = Optional.ofNullable(RuleBooks.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException("Invariant: the rules of " + venue + " are shipped"))) {
            return read(Path.of(name), new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * The rules of a file.
     *
     * @throws BadInputException if it cannot be used; the first 20 problems together
     */
    public static RuleBook file(Path file) {
        if (!Files.isRegularFile(file)) {
            throw BadInputException.file(file, "no such file", "a rule file: YAML with venue, first and markets");
        }
        try {
            return read(file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static RuleBook read(Path file, String text) {
        Problems problems = new Problems();
        RuleBook book = RuleFile.book(YamlSection.read(file, text, problems), problems);
        problems.throwIfAny();
        return book;
    }
}
