package dev.wafer.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The BOM names what is published, and each at its own version: it has no parent that would keep them together. */
class BomTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> NOT_PUBLISHED = List.of("wafer-benchmarks", "wafer-bom");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(wafer-[^<]+)</artifactId>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    @Test
    void the_bom_names_each_module_that_is_published() {
        String build = text("pom.xml");
        List<String> modules = all(MODULE, build.substring(0, build.indexOf("</modules>")))
                .map(module -> first(ARTIFACT, text(module + "/pom.xml"))).filter(artifact -> !NOT_PUBLISHED.contains(artifact)).toList();

        List<String> named = all(ARTIFACT, text("engine/bom/pom.xml")).filter(artifact -> !NOT_PUBLISHED.contains(artifact)).toList();

        assertThat(modules).hasSizeGreaterThan(7);
        assertThat(named).containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void the_bom_has_the_version_of_the_build() {
        assertThat(first(VERSION, text("engine/bom/pom.xml"))).isEqualTo(first(VERSION, text("pom.xml")));
    }

    private static String first(Pattern pattern, String text) {
        return all(pattern, text).findFirst().orElseThrow();
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1));
    }

    private static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
