package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.instrument.Instrument;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a single source file against the strategy interface alone, without a warning, and loads it from memory. */
final class ExampleFile {
    private ExampleFile() {}

    static Class<?> compile(Path file) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        String simpleName = file.getFileName().toString().replace(".java", "");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            Memory memory = new Memory(files);
            List<String> options = List.of("-proc:none", "-Xlint:all", "-Werror", "-classpath", classPath());
            boolean isGood = compiler.getTask(problems, memory, null, options, null, files.getJavaFileObjects(file)).call();
            assertThat(isGood).as(problems.toString()).isTrue();
            return memory.load(simpleName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        return placeOf(StrategySpec.class) + File.pathSeparator + placeOf(Instrument.class);
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps what the compiler writes. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> bytesByName = new TreeMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytesByName.computeIfAbsent(className, _ -> new ByteArrayOutputStream());
                }
            };
        }

        Class<?> load(String simpleName) {
            ClassLoader loader = new ClassLoader(StrategySpec.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    ByteArrayOutputStream bytes = bytesByName.get(name);
                    if (bytes == null) {
                        throw new ClassNotFoundException(name);
                    }
                    return defineClass(name, bytes.toByteArray(), 0, bytes.size());
                }
            };
            try {
                return loader.loadClass(simpleName);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
