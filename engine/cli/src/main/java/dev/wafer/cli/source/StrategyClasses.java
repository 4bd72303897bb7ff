package dev.wafer.cli.source;

import dev.wafer.api.StrategySpec;
import dev.wafer.research.causality.StrategySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A strategy's own classes as bytes, from which any number of class loaders make them anew. */
public final class StrategyClasses implements StrategySource {
    private final Map<String, byte[]> bytesByName;
    private final String strategyName;
    private final Optional<Path> file;
    private final Map<String, String> textByName;

    private StrategyClasses(Map<String, byte[]> bytesByName, StrategyType type, Map<String, String> textByName) {
        this.bytesByName = bytesByName;
        strategyName = type.type().getName();
        file = type.file();
        this.textByName = textByName;
    }

    /**
     * The classes of a strategy with these parameters: all of its file, or those of its package and below that it uses.
     *
     * @throws RequestException if its file no longer compiles
     */
    public static StrategyClasses of(StrategyType type, Map<String, String> textByName) {
        Map<String, byte[]> bytes = type.file().map(SourceFile::bytes).orElseGet(() -> used(type.type()));
        return new StrategyClasses(bytes, type, textByName);
    }

    private static Map<String, byte[]> used(Class<?> strategy) {
        String home = strategy.getPackageName() + ".";
        Map<String, byte[]> bytesByName = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(strategy.getName()));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (!bytesByName.containsKey(name)) {
                byte[] bytes = bytes(strategy, name);
                bytesByName.put(name, bytes);
                for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
                    if (entry instanceof ClassEntry type && type.asInternalName().replace('/', '.').startsWith(home)) {
                        open.push(type.asInternalName().replace('/', '.'));
                    }
                }
            }
        }
        return bytesByName;
    }

    private static byte[] bytes(Class<?> neighbour, String name) {
        try (@Nullable InputStream stream = neighbour.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            if (stream == null) {
                throw new IllegalStateException("Invariant: a class that is used is there, " + name + " is not");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Supplier<StrategySpec> load() {
        try {
            Class<?> strategy = new Loader(bytesByName).loadClass(strategyName);
            StrategyType type = StrategyType.of(strategy.asSubclass(StrategySpec.class), file);
            return () -> type.build(textByName);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Invariant: the strategy is among its own classes", e);
        }
    }

    @Override
    public List<byte[]> classFiles() {
        return List.copyOf(bytesByName.values());
    }

    /** Its own classes first, all others from where they always are. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> bytesByName;

        Loader(Map<String, byte[]> bytesByName) {
            super(StrategySpec.class.getClassLoader());
            this.bytesByName = bytesByName;
        }

        @Override
        protected Class<?> loadClass(String name, boolean isResolved) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                byte[] bytes = bytesByName.get(name);
                return bytes == null ? super.loadClass(name, isResolved) : defineClass(name, bytes, 0, bytes.length);
            }
        }
    }
}
