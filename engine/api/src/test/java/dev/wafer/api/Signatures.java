package dev.wafer.api;

import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** A type as other packages see it, in lines of text that do not depend on the order of its members. */
@NullMarked
final class Signatures {
    private Signatures() {}

    /** Whether other packages can name it. */
    static boolean isOpen(Class<?> type) {
        return !type.isAnonymousClass() && !type.isLocalClass() && isOpen(type.getModifiers())
                && Optional.<Class<?>>ofNullable(type.getEnclosingClass()).map(Signatures::isOpen).orElse(true);
    }

    /** The type itself with its parents, and each of its public or protected members; inherited ones where their own type cannot be named. */
    static NavigableSet<String> of(Class<?> type) {
        NavigableSet<String> lines = new TreeSet<>();
        lines.add(header(type));
        Arrays.stream(type.getDeclaredConstructors()).filter(Signatures::isOpen).map(Executable::toGenericString).forEach(lines::add);
        hiddenAndSelf(type).forEach(owner -> {
            Arrays.stream(owner.getDeclaredFields()).filter(Signatures::isOpen)
                    .forEach(field -> lines.add(in(type, owner, field.toGenericString() + (field.isEnumConstant() ? " (enum constant)" : ""))));
            Arrays.stream(owner.getDeclaredMethods()).filter(Signatures::isOpen)
                    .forEach(method -> lines.add(in(type, owner, method.toGenericString() + (method.getDefaultValue() == null ? "" : " (has a default)"))));
        });
        return lines;
    }

    private static Stream<Class<?>> hiddenAndSelf(Class<?> type) {
        Stream<Class<?>> parents = Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
        return Stream.concat(Stream.of(type), parents.filter(parent -> !isOpen(parent)).flatMap(Signatures::hiddenAndSelf));
    }

    private static boolean isOpen(Member member) {
        return isOpen(member.getModifiers()) && !member.isSynthetic();
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String in(Class<?> type, Class<?> owner, String line) {
        return owner == type ? line : line + " (in " + type.getTypeName() + ")";
    }

    private static String header(Class<?> type) {
        String components = type.isRecord() ? Arrays.stream(type.getRecordComponents())
                .map(part -> part.getGenericType().getTypeName() + " " + part.getName()).collect(Collectors.joining(", ", "(", ")")) : "";
        Stream<String> interfaces = Arrays.stream(type.getGenericInterfaces()).map(Type::getTypeName).sorted();
        String parents = Stream.concat(Stream.ofNullable(type.getGenericSuperclass()).map(Type::getTypeName), interfaces).collect(Collectors.joining(", "));
        return type.toGenericString() + components + (parents.isEmpty() ? "" : " of " + parents);
    }
}
