package dev.wafer.benchmarks;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The project's own classes, without tests and without what JMH generates. */
final class Classes {
    static final JavaClasses OURS = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("jmh_generated")).importPackages("dev.wafer");

    /** Packages of the module data/model. */
    static final String[] DATA_MODEL = {"dev.wafer.data.series..", "dev.wafer.data.instrument..", "dev.wafer.data.session..", "dev.wafer.data.rule..", "dev.wafer.data.price..",
            "dev.wafer.data.simulate.."};

    private Classes() {}

    /** Everything that classes of some packages call or name by reference, as {@code caller -> owner.method(parameter types)}. */
    static List<String> calls(Predicate<JavaClass> callers, Predicate<String> methods) {
        List<String> found = new ArrayList<>();
        for (JavaClass caller : OURS) {
            if (callers.test(caller)) {
                targets(caller).map(Classes::text).filter(methods).forEach(target -> found.add(caller.getName() + " -> " + target));
            }
        }
        return found;
    }

    private static Stream<AccessTarget.CodeUnitAccessTarget> targets(JavaClass caller) {
        return Stream.of(caller.getMethodCallsFromSelf(), caller.getMethodReferencesFromSelf(), caller.getConstructorCallsFromSelf(),
                caller.getConstructorReferencesFromSelf()).flatMap(accesses -> accesses.stream()).map(access -> access.getTarget());
    }

    private static String text(AccessTarget.CodeUnitAccessTarget target) {
        List<String> parameters = target.getRawParameterTypes().stream().map(JavaClass::getSimpleName).toList();
        return target.getOwner().getName() + "." + target.getName() + "(" + String.join(", ", parameters) + ")";
    }

    /** Names of the packages, sorted, that hold a class of ours for which something holds. */
    static List<String> packagesWith(Predicate<JavaClass> holds) {
        return OURS.stream().filter(holds).map(JavaClass::getPackageName).distinct().sorted().toList();
    }

    /** Whether a class is in one of the packages or below. */
    static Predicate<JavaClass> in(String... packages) {
        return type -> Stream.of(packages).map(name -> name.replace("..", ""))
                .anyMatch(name -> type.getPackageName().equals(name) || type.getPackageName().startsWith(name + "."));
    }
}
