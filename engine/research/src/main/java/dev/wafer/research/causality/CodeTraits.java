package dev.wafer.research.causality;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.AccessFlag;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a strategy's classes hold and reach for, read from their bytes.
 *
 * @param outside names of types that open files, sockets or processes
 * @param reflection names of types that reach into private fields
 * @param clocks clocks and random numbers that are not the run's
 * @param statics static fields that could keep something from run to run: {@code Peek.SEEN}
 */
public record CodeTraits(List<String> outside, List<String> reflection, List<String> clocks, List<String> statics) {
    private static final List<String> OUTSIDE = List.of("java/io/File", "java/io/RandomAccessFile", "java/nio/file/", "java/nio/channels/", "java/net/", "java/sql/",
            "java/lang/Process", "java/lang/Runtime", "java/util/zip/ZipFile", "java/util/jar/JarFile", "java/lang/foreign/", "java/util/prefs/", "javax/",
            "org/duckdb/", "tech/tablesaw/", "dev/wafer/data/io/");
    private static final List<String> REFLECTION = List.of("java/lang/reflect/Field", "java/lang/reflect/Method", "java/lang/reflect/AccessibleObject",
            "java/lang/invoke/VarHandle", "sun/", "jdk/internal/", "dev/wafer/engine/");
    private static final Set<String> CLOCKS = Set.of("java/lang/System.currentTimeMillis", "java/lang/System.nanoTime", "java/time/Instant.now",
            "java/time/LocalDate.now", "java/time/LocalDateTime.now", "java/time/ZonedDateTime.now", "java/lang/Math.random", "java/util/Random.<init>",
            "java/util/SplittableRandom.<init>", "java/util/concurrent/ThreadLocalRandom.current", "java/util/UUID.randomUUID",
            "java/security/SecureRandom.<init>");

    /** Nothing of the kind. */
    static final CodeTraits NONE = new CodeTraits(List.of(), List.of(), List.of(), List.of());

    /** What these classes together hold and reach for. */
    public static CodeTraits of(Collection<byte[]> classFiles) {
        Set<String> outside = new TreeSet<>();
        Set<String> reflection = new TreeSet<>();
        Set<String> clocks = new TreeSet<>();
        Set<String> statics = new TreeSet<>();
        for (byte[] bytes : classFiles) {
            ClassModel model = ClassFile.of().parse(bytes);
            for (PoolEntry entry : model.constantPool()) {
                if (entry instanceof ClassEntry type) {
                    note(type.asInternalName(), OUTSIDE, outside);
                    note(type.asInternalName(), REFLECTION, reflection);
                } else if (entry instanceof MemberRefEntry member && CLOCKS.contains(name(member))) {
                    clocks.add(name(member).replace('/', '.'));
                }
            }
            noteStatics(model, statics);
        }
        return new CodeTraits(List.copyOf(outside), List.copyOf(reflection), List.copyOf(clocks), List.copyOf(statics));
    }

    private static String name(MemberRefEntry member) {
        return member.owner().asInternalName() + "." + member.name().stringValue();
    }

    private static void note(String type, List<String> prefixes, Set<String> found) {
        if (prefixes.stream().anyMatch(type::startsWith)) {
            found.add(type.replace('/', '.'));
        }
    }

    /** Constants, enum constants and what the compiler made keep nothing. */
    private static void noteStatics(ClassModel model, Set<String> statics) {
        String type = model.thisClass().asInternalName();
        model.fields().stream().filter(field -> field.flags().has(AccessFlag.STATIC) && !field.flags().has(AccessFlag.SYNTHETIC) && !field.flags().has(AccessFlag.ENUM))
                .filter(field -> field.findAttribute(Attributes.constantValue()).isEmpty())
                .filter(field -> !(field.flags().has(AccessFlag.FINAL) && isPlain(field.fieldType().stringValue())))
                .forEach(field -> statics.add(type.substring(type.lastIndexOf('/') + 1).replace('$', '.') + "." + field.fieldName().stringValue()));
    }

    /** A number, a text or a time: final, it never changes. */
    private static boolean isPlain(String descriptor) {
        return descriptor.length() == 1 || descriptor.equals("Ljava/lang/String;") || descriptor.startsWith("Ljava/time/");
    }

    String staticsText() {
        return statics.stream().collect(Collectors.joining(", "));
    }
}
