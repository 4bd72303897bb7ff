package dev.wafer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * Strategies that were compiled against an older version must still run: every public or protected type and member of this module is pinned in
 * {@code api-signatures.txt}, one a line. What is pinned may neither go nor change. What is new is pinned too, with
 * {@code mvn test -pl engine/api -am -Dtest=PublicSignatureTest -Dsurefire.failIfNoSpecifiedTests=false -Dwafer.api.update=true}, which adds lines
 * and takes none away: to break the promise on purpose, delete the line by hand and say so in the commit.
 *
 * <p>No version is released yet, so there is no older jar to compare with. Once there is one, japicmp takes over: its Maven plugin compares the built
 * jar with the released one and also knows which changes are harmless. Values of constants and names of parameters are not pinned.
 */
@NullMarked
class PublicSignatureTest {
    private static final Path PINNED = Path.of("src/test/resources/api-signatures.txt");

    @Test
    void what_was_promised_to_strategies_is_still_there() {
        assertThat(found()).as("lines of " + PINNED + " that the module no longer has: strategies compiled against them break").containsAll(pinned());
    }

    @Test
    void what_is_new_is_pinned_too() {
        NavigableSet<String> missing = found();
        missing.removeAll(pinned());

        if (Boolean.getBoolean("wafer.api.update")) {
            pin(missing);
        } else if (!missing.isEmpty()) {
            fail("new in the module and not in " + PINNED + ", expected there: run this test with -Dwafer.api.update=true\n" + String.join("\n", missing));
        }
    }

    private static NavigableSet<String> found() {
        NavigableSet<String> lines = new TreeSet<>();
        classes().stream().filter(Signatures::isOpen).forEach(type -> lines.addAll(Signatures.of(type)));
        assertThat(lines).hasSizeGreaterThan(200);              // a scan that finds nothing proves nothing
        return lines;
    }

    private static List<? extends Class<?>> classes() {
        try {
            Path root = Path.of(StrategySpec.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(root.resolve("dev/wafer/api"))) {
                return files.map(file -> root.relativize(file).toString()).filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                        .map(name -> load(name.substring(0, name.length() - ".class".length()).replace('/', '.').replace('\\', '.'))).toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, StrategySpec.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> pinned() {
        try {
            return Files.exists(PINNED) ? Files.readAllLines(PINNED) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pin(NavigableSet<String> missing) {
        NavigableSet<String> lines = new TreeSet<>(pinned());
        lines.addAll(missing);
        try {
            Files.write(PINNED, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
