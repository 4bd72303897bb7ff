package dev.wafer.junit;

import dev.wafer.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs the command for the files that a class or a method names. One command at a time: it takes over what strategies print. */
final class BaselineExtension implements BeforeAllCallback, BeforeEachCallback {
    static final String UPDATE = "wafer.baseline.update";
    private static final Path HOME = Path.of("src/test/baselines");
    private static final String ENDING = ".yaml";

    private static final Object ONE_AT_A_TIME = new Object();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getTestClass().ifPresent(type -> files(type.getAnnotation(Baseline.class)).forEach(BaselineExtension::check));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getTestMethod().ifPresent(method -> files(method.getAnnotation(Baseline.class)).forEach(BaselineExtension::check));
    }

    private static List<Path> files(@Nullable Baseline baseline) {
        return Stream.of(Optional.ofNullable(baseline).map(Baseline::value).orElse(new String[0])).map(BaselineExtension::file).toList();
    }

    private static Path file(String name) {
        Path inHome = HOME.resolve(name), here = Path.of(name);
        Path file = Files.isRegularFile(inHome) ? inHome : here;
        if (!name.endsWith(ENDING) || !Files.isRegularFile(file)) {
            throw new AssertionError("@Baseline(\"" + name + "\"): found no such file, expected a NAME.yaml in " + HOME.toAbsolutePath()
                    + ", or relative to " + Path.of("").toAbsolutePath());
        }
        return file.toAbsolutePath();
    }

    private static void check(Path file) {
        String dir = String.valueOf(file.getParent()), fileName = String.valueOf(file.getFileName());
        String name = fileName.substring(0, fileName.length() - ENDING.length());
        Optional<String> reason = Optional.ofNullable(System.getProperty(UPDATE));
        boolean isPinned = Files.exists(Path.of(dir, name, "baseline.yaml"));
        if (reason.isEmpty()) {
            run(fileName, List.of("baseline", "check", dir, name));
        } else if (isPinned) {
            run(fileName, List.of("baseline", "update", dir, name, "--reason", reason.get()));
        } else {
            run(fileName, List.of("baseline", "record", dir, name));
        }
    }

    private static void run(String fileName, List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();
        int code;
        synchronized (ONE_AT_A_TIME) {
            code = Main.run(words, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        }
        if (code != 0) {
            throw new AssertionError("@Baseline(\"" + fileName + "\"): exit code " + code + "\n" + out.toString(StandardCharsets.UTF_8)
                    + err.toString(StandardCharsets.UTF_8) + "If this is meant: -D" + UPDATE + "=REASON");
        }
    }
}
