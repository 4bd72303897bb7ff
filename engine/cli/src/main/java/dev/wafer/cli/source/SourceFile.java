package dev.wafer.cli.source;

import dev.wafer.api.StrategySpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A strategy in one {@code .java} file, compiled in memory against the command's own class path. */
final class SourceFile {
    private static final int MOST_PROBLEMS = 20;

    private SourceFile() {}

    /**
     * The one public record of the file that implements {@link StrategySpec}.
     *
     * @throws RequestException with {@code FILE:LINE:COLUMN: message} for each of up to 20 compile errors
     */
    static Class<? extends StrategySpec> load(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new RequestException(file + ": no such file, expected a strategy in Java");
        }
        return onlyStrategy(file, compile(file));
    }

    /** Its classes as bytes by name. */
    static Map<String, byte[]> bytes(Path file) {
        return compile(file).bytes();
    }

    /** Its text. */
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static MemoryClasses compile(Path file) {
        JavaCompiler compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
                .orElseThrow(() -> new RequestException(file + ": this Java has no compiler, expected a JDK"));
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
            MemoryClasses classes = new MemoryClasses(files);
            List<String> options = List.of("-proc:none", "-parameters", "-g");
            if (!compiler.getTask(null, classes, problems, options, null, files.getJavaFileObjects(file)).call()) {
                throw new RequestException(lines(file, problems.getDiagnostics()));
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(Path file, List<Diagnostic<? extends JavaFileObject>> problems) {
        return problems.stream().filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR).limit(MOST_PROBLEMS)
                .map(problem -> file + ":" + problem.getLineNumber() + ":" + problem.getColumnNumber() + ": "
                        + problem.getMessage(Locale.ROOT).strip().replaceAll("\\s*\\R\\s*", "; "))
                .collect(Collectors.joining("\n"));
    }

    private static Class<? extends StrategySpec> onlyStrategy(Path file, MemoryClasses classes) {
        List<? extends Class<? extends StrategySpec>> strategies = classes.load().stream()
                .filter(type -> type.isRecord() && StrategySpec.class.isAssignableFrom(type)).map(type -> type.asSubclass(StrategySpec.class)).toList();
        if (strategies.size() != 1) {
            throw new RequestException(file + ": found " + strategies.size() + " records that implement StrategySpec, expected one");
        }
        return strategies.getFirst();
    }
}
