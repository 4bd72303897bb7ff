package dev.wafer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every trap of backtesting has a test tagged {@code trap-N}, and {@code Traps.md} beside this file says which. A name in it is a test class whose
 * every test is tagged, or a class and one of its methods.
 */
@NullMarked
class TrapListTest {
    private static final int TRAPS = 44;
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"trap-(\\d+)\"\\)");
    private static final Pattern CLASS = Pattern.compile("^(?:final |public )*class (\\w+Test)\\b.*");
    private static final Pattern METHOD = Pattern.compile("^    (?:public )?void (\\w+)\\(.*");
    private static final Pattern ENTRY = Pattern.compile("^(\\d+)\\. \\*\\*.+\\*\\*.*");
    private static final Pattern NAME = Pattern.compile("`(\\w+Test(?:\\.\\w+)?)`");

    /** By trap, the classes and methods that carry its tag. */
    private static final Map<Integer, Set<String>> TAGGED = new TreeMap<>();
    private static final Map<Integer, List<String>> LISTED = new TreeMap<>();

    @BeforeAll
    static void readSources() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("engine").resolve("core"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith("Test.java") && file.toString().contains("src/test/java")).sorted(Comparator.naturalOrder())
                    .forEach(TrapListTest::readTags);
        }
        readList(root.resolve("engine/core/src/test/java/dev/wafer/engine/Traps.md"));
    }

    private static void readTags(Path file) {
        String className = "";
        List<Integer> ofClass = new ArrayList<>();
        List<Integer> waiting = new ArrayList<>();
        for (String line : lines(file)) {
            Matcher tag = TAG.matcher(line);
            Matcher type = CLASS.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (tag.find()) {
                waiting.add(Integer.parseInt(tag.group(1)));
            } else if (className.isEmpty() && type.matches()) {
                className = type.group(1);
                ofClass.addAll(waiting);
                note(ofClass, className);
                waiting.clear();
            } else if (method.matches()) {
                note(waiting, className + "." + method.group(1));
                note(ofClass, className + "." + method.group(1));
                waiting.clear();
            }
        }
    }

    private static void note(List<Integer> traps, String name) {
        traps.forEach(trap -> TAGGED.computeIfAbsent(trap, _ -> new TreeSet<>()).add(name));
    }

    private static void readList(Path file) {
        int trap = 0;
        for (String line : lines(file)) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                trap = Integer.parseInt(entry.group(1));
                assertThat(LISTED.put(trap, new ArrayList<>())).as("trap %d is listed once", trap).isNull();
            }
            Matcher name = NAME.matcher(line);
            while (trap > 0 && name.find()) {
                LISTED.computeIfAbsent(trap, _ -> new ArrayList<>()).add(name.group(1));
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    @Test
    void every_trap_from_1_to_44_has_a_tagged_test_and_no_other_number_is_used() {
        List<Integer> all = Stream.iterate(1, trap -> trap + 1).limit(TRAPS).toList();

        assertThat(TAGGED.keySet()).containsExactlyElementsOf(all);
        assertThat(LISTED.keySet()).containsExactlyElementsOf(all);
    }

    @Test
    void the_list_names_tests_that_exist_and_carry_the_tag() {
        LISTED.forEach((trap, names) -> {
            assertThat(names).as("trap %d in the list", trap).isNotEmpty();
            assertThat(TAGGED.get(trap)).as("trap %d", trap).containsAll(names);
        });
    }
}
