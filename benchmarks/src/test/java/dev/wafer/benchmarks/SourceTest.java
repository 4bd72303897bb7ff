package dev.wafer.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules over the text of every source file of the repository. */
class SourceTest {
    private static final int MOST_LINES = 400;
    private static final List<Path> SOURCES = sources(root());

    /** The folder above this module that holds the launcher. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("wafer"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no folder above " + Path.of("").toAbsolutePath() + " holds the launcher 'wafer'");
            }
        }
        return folder;
    }

    private static List<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java") && !root.relativize(file).toString().contains("target")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_walk_found_the_sources_of_every_module() {
        assertThat(SOURCES.size()).isGreaterThan(200);
        for (String module : List.of("data/model", "data/io", "engine/api", "engine/core", "engine/research", "engine/cli", "strategies/library", "benchmarks")) {
            assertThat(SOURCES).as(module).anyMatch(file -> file.toString().contains(module + "/src/main"));
        }
    }

    @Test
    void no_file_is_longer_than_four_hundred_lines() {
        assertThat(SOURCES).allSatisfy(file -> assertThat(text(file).lines().count()).as(file.toString()).isLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void nothing_is_left_to_do_in_a_comment() {
        assertThat(SOURCES).allSatisfy(file -> assertThat(text(file)).as(file.toString()).doesNotContainPattern("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b"));
    }

    @Test
    void every_package_says_what_belongs_in_it_and_that_nothing_is_null() {
        List<Path> packages = SOURCES.stream().filter(file -> file.toString().contains("/src/main/java/")).map(Path::getParent).distinct().toList();

        assertThat(packages).isNotEmpty().allSatisfy(folder -> {
            Path info = folder.resolve("package-info.java");
            assertThat(info).exists();
            assertThat(text(info)).as(info.toString()).contains("/**").contains("@NullMarked");
        });
    }
}
