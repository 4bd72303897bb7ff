package dev.wafer.cli.source;

import dev.wafer.api.StrategySpec;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/** Where the compiler puts its classes: memory, from which a class loader of their own takes them. */
final class MemoryClasses extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> bytesByName = new TreeMap<>();

    MemoryClasses(StandardJavaFileManager files) {
        super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
            @Override
            public OutputStream openOutputStream() {
                return bytesByName.computeIfAbsent(className, _ -> new ByteArrayOutputStream());
            }
        };
    }

    /** All compiled classes in the order of their names, in a new class loader. */
    List<Class<?>> load() {
        ClassLoader loader = new Loader(bytesByName);
        List<Class<?>> classes = new ArrayList<>();
        try {
            for (String name : bytesByName.keySet()) {
                classes.add(loader.loadClass(name));
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Invariant: compiled classes load", e);
        }
        return classes;
    }

    /** All compiled classes as bytes by name. */
    Map<String, byte[]> bytes() {
        Map<String, byte[]> bytes = new TreeMap<>();
        bytesByName.forEach((name, compiled) -> bytes.put(name, compiled.toByteArray()));
        return bytes;
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, ByteArrayOutputStream> bytesByName;

        Loader(Map<String, ByteArrayOutputStream> bytesByName) {
            super(StrategySpec.class.getClassLoader());
            this.bytesByName = bytesByName;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteArrayOutputStream bytes = bytesByName.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes.toByteArray(), 0, bytes.size());
        }
    }
}
