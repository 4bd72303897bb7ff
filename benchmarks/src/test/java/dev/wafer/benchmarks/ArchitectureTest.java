package dev.wafer.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.wafer.benchmarks.Classes.DATA_MODEL;
import static dev.wafer.benchmarks.Classes.OURS;
import static dev.wafer.benchmarks.Classes.packagesWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {
    private static final String[] FILES_AND_SOCKETS =
            {"java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..", "javax.."};
    private static final int MOST_PUBLIC_TYPES = 10;
    private static final String STUDY_TABLES = "dev.wafer.research.signal.table..";

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void the_scan_found_classes_of_every_module() {
        for (String name : List.of("data.series", "data.io", "api", "api.signal", "engine.run", "engine.feature", "research.montecarlo", "research.sweep", "cli", "strategies", "ta4j", "junit", "benchmarks")) {
            assertThat(packagesWith(_ -> true)).as(name).contains("dev.wafer." + name);
        }
        assertThat(OURS.size()).isGreaterThan(150);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.wafer.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void data_knows_nobody_above_it() {
        noClasses().that().resideInAPackage("dev.wafer.data..").should().dependOnClassesThat()
                .resideInAnyPackage("dev.wafer.api..", "dev.wafer.engine..", "dev.wafer.research..", "dev.wafer.cli..", "dev.wafer.strategies..",
                        "dev.wafer.ta4j..", "dev.wafer.benchmarks..")
                .check(OURS);
    }

    @Test
    void the_data_model_needs_the_jdk_alone_and_no_files() {
        classes().that().resideInAnyPackage(DATA_MODEL).should().onlyDependOnClassesThat()
                .resideInAnyPackage(and(DATA_MODEL, "java..", "org.jspecify..")).check(OURS);
        noClasses().that().resideInAnyPackage(DATA_MODEL).should().dependOnClassesThat().resideInAnyPackage(FILES_AND_SOCKETS).check(OURS);
    }

    @Test
    void the_strategy_interface_speaks_of_the_data_model_and_plain_java_only() {
        classes().that().resideInAPackage("dev.wafer.api..").should().onlyDependOnClassesThat()
                .resideInAnyPackage(and(DATA_MODEL, "dev.wafer.api..", "java.lang..", "java.util..", "java.time..", "org.jspecify..")).check(OURS);
    }

    @Test
    void the_engine_stands_on_model_interface_and_jdk() {
        classes().that().resideInAPackage("dev.wafer.engine..").should().onlyDependOnClassesThat()
                .resideInAnyPackage(and(DATA_MODEL, "dev.wafer.engine..", "dev.wafer.api..", "java..", "org.jspecify..", "jdk.incubator.vector..")).check(OURS);
    }

    @Test
    void one_class_knows_the_incubating_vector_module() {
        noClasses().that().doNotHaveFullyQualifiedName("dev.wafer.engine.lane.VectorLanes").should().dependOnClassesThat()
                .resideInAPackage("jdk.incubator..").check(OURS);
    }

    @Test
    void the_engine_opens_no_file_and_no_socket() {
        noClasses().that().resideInAPackage("dev.wafer.engine..").should().dependOnClassesThat()
                .resideInAnyPackage(and(FILES_AND_SOCKETS, "java.io..", "dev.wafer.data.io..")).check(OURS);
    }

    @Test
    void the_engine_knows_no_strategy() {
        noClasses().that().resideInAnyPackage("dev.wafer.engine..", "dev.wafer.api..").should().dependOnClassesThat()
                .resideInAnyPackage("dev.wafer.strategies..", "dev.wafer.ta4j..", "dev.wafer.cli..").check(OURS);
    }

    @Test
    void research_stands_on_the_engine_and_one_library_of_mathematics() {
        classes().that().resideInAPackage("dev.wafer.research..").and().resideOutsideOfPackage(STUDY_TABLES).should().onlyDependOnClassesThat()
                .resideInAnyPackage(and(DATA_MODEL, "dev.wafer.research..", "dev.wafer.engine..", "dev.wafer.api..", "org.apache.commons.math3..", "java..",
                        "org.jspecify.."))
                .check(OURS);
    }

    @Test
    void research_opens_no_file_and_no_socket() {
        noClasses().that().resideInAPackage("dev.wafer.research..").should().dependOnClassesThat()
                .resideInAnyPackage(and(FILES_AND_SOCKETS, "java.io..")).check(OURS);
    }

    @Test
    void nobody_below_research_depends_on_it() {
        noClasses().that().resideOutsideOfPackages("dev.wafer.research..", "dev.wafer.junit..", "dev.wafer.cli..", "dev.wafer.spark..",
                "dev.wafer.benchmarks..").should().dependOnClassesThat().resideInAPackage("dev.wafer.research..").check(OURS);
    }

    @Test
    void only_research_knows_the_library_of_mathematics() {
        noClasses().that().resideOutsideOfPackage("dev.wafer.research..").should().dependOnClassesThat()
                .resideInAPackage("org.apache.commons.math3..").check(OURS);
    }

    @Test
    void a_strategy_sees_the_interface_and_instruments() {
        classes().that().resideInAPackage("dev.wafer.strategies..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("dev.wafer.strategies..", "dev.wafer.api..", "dev.wafer.data.instrument..", "java.lang..", "java.math..",
                        "java.util..", "java.time..", "org.jspecify..")
                .check(OURS);
    }

    @Test
    void the_bridge_to_ta4j_sees_what_a_strategy_sees_and_ta4j() {
        classes().that().resideInAPackage("dev.wafer.ta4j..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("dev.wafer.ta4j..", "dev.wafer.api..", "dev.wafer.data.instrument..", "org.ta4j.core..", "java.lang..", "java.util..",
                        "java.time..", "org.jspecify..")
                .check(OURS);
    }

    @Test
    void nobody_depends_on_the_bridge_to_ta4j() {
        noClasses().that().resideOutsideOfPackage("dev.wafer.ta4j..").should().dependOnClassesThat().resideInAPackage("dev.wafer.ta4j..").check(OURS);
    }

    @Test
    void the_command_line_knows_no_strategy() {
        noClasses().that().resideInAPackage("dev.wafer.cli..").should().dependOnClassesThat().resideInAPackage("dev.wafer.strategies..").check(OURS);
    }

    /** Baselines inside JUnit call the command as a user types it, so that a test and a build server's check say the same. */
    @Test
    void nobody_depends_on_the_command_line_but_baselines_in_tests_on_its_door() {
        noClasses().that().resideOutsideOfPackages("dev.wafer.cli..", "dev.wafer.junit..", "dev.wafer.benchmarks..").should().dependOnClassesThat()
                .resideInAPackage("dev.wafer.cli..").check(OURS);
        noClasses().that().resideInAPackage("dev.wafer.junit..").should().dependOnClassesThat()
                .resideInAnyPackage("dev.wafer.cli.*..", "dev.wafer.research..", "dev.wafer.engine..", "dev.wafer.data..").check(OURS);
    }

    @Test
    void only_baselines_in_tests_know_junit() {
        noClasses().that().resideOutsideOfPackage("dev.wafer.junit..").should().dependOnClassesThat().resideInAPackage("org.junit..").check(OURS);
    }

    @Test
    void nobody_depends_on_the_benchmarks() {
        noClasses().that().resideOutsideOfPackage("dev.wafer.benchmarks..").should().dependOnClassesThat()
                .resideInAPackage("dev.wafer.benchmarks..").check(OURS);
    }

    @Test
    void only_input_and_output_knows_databases_and_yaml() {
        noClasses().that().resideOutsideOfPackage("dev.wafer.data.io..").should().dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.dataformat..", "org.duckdb..")
                .check(OURS);
    }

    @Test
    void only_input_and_output_and_the_tables_of_a_study_know_tablesaw() {
        noClasses().that().resideOutsideOfPackages("dev.wafer.data.io..", STUDY_TABLES).should().dependOnClassesThat()
                .resideInAPackage("tech.tablesaw..").check(OURS);
    }

    @Test
    void the_tables_of_a_study_stand_on_the_study_and_tablesaw() {
        classes().that().resideInAPackage(STUDY_TABLES).should().onlyDependOnClassesThat()
                .resideInAnyPackage(STUDY_TABLES, "dev.wafer.research.signal..", "dev.wafer.engine.measure..",
                        "tech.tablesaw..", "java..", "org.jspecify..")
                .check(OURS);
    }

    @Test
    void only_the_command_line_parses_options() {
        noClasses().that().resideOutsideOfPackage("dev.wafer.cli..").should().dependOnClassesThat().resideInAPackage("picocli..").check(OURS);
    }

    @Test
    void only_benchmarks_know_the_harness() {
        noClasses().that().resideOutsideOfPackage("dev.wafer.benchmarks..").should().dependOnClassesThat().resideInAPackage("org.openjdk.jmh..").check(OURS);
    }

    @Test
    void only_benchmarks_and_the_bridge_know_ta4j() {
        noClasses().that().resideOutsideOfPackages("dev.wafer.benchmarks..", "dev.wafer.ta4j..").should().dependOnClassesThat()
                .resideInAPackage("org.ta4j..").check(OURS);
    }

    @Test
    void only_the_loop_knows_all_others_and_nobody_inside_the_engine_knows_the_loop() {
        noClasses().that().resideOutsideOfPackages("dev.wafer.engine.run..", "dev.wafer.research..", "dev.wafer.junit..", "dev.wafer.cli..",
                "dev.wafer.spark..", "dev.wafer.benchmarks..").should().dependOnClassesThat().resideInAPackage("dev.wafer.engine.run..").check(OURS);
    }

    @Test
    void the_journal_knows_no_other_part_of_the_engine() {
        noClasses().that().resideInAPackage("dev.wafer.engine.journal..").should().dependOnClassesThat()
                .resideInAnyPackage("dev.wafer.engine.account..", "dev.wafer.engine.cost..", "dev.wafer.engine.execution..",
                        "dev.wafer.engine.feature..", "dev.wafer.engine.margin..", "dev.wafer.engine.measure..", "dev.wafer.engine.price..",
                        "dev.wafer.engine.run..")
                .check(OURS);
    }

    @Test
    void measures_are_made_of_the_journal() {
        classes().that().resideInAPackage("dev.wafer.engine.measure..").should().onlyDependOnClassesThat()
                .resideInAnyPackage(and(DATA_MODEL, "dev.wafer.engine.measure..", "dev.wafer.engine.journal..", "dev.wafer.api..", "java..",
                        "org.jspecify.."))
                .check(OURS);
    }

    @Test
    void exactly_these_packages_open_files() {
        var opening = packagesWith(type -> type.getDirectDependenciesFromSelf().stream().anyMatch(used -> opensFiles(used.getTargetClass())));

        assertThat(opening).containsExactly("dev.wafer.benchmarks.report", "dev.wafer.cli.baseline", "dev.wafer.cli.command", "dev.wafer.cli.request", "dev.wafer.cli.source",
                "dev.wafer.data.io.cache", "dev.wafer.data.io.load", "dev.wafer.data.io.rule", "dev.wafer.data.io.runs", "dev.wafer.data.io.store", "dev.wafer.junit");
    }

    private static boolean opensFiles(JavaClass used) {
        boolean isStream = used.getPackageName().equals("java.io") && used.getSimpleName().matches("File(|InputStream|OutputStream|Reader|Writer)|RandomAccessFile");
        boolean isFiles = used.getName().matches("java\\.nio\\.file\\.(Files|FileSystems)");
        boolean isSocket = used.getPackageName().equals("java.net") && used.getSimpleName().matches(".*(Socket|Connection|HttpClient).*");
        return isStream || isFiles || isSocket || used.getPackageName().startsWith("java.net.http") || used.getPackageName().equals("java.nio.channels");
    }

    @Test
    void a_package_shows_at_most_ten_types() {
        Map<String, Integer> publicTypes = new TreeMap<>();
        OURS.stream().filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(type -> publicTypes.merge(type.getPackageName(), 1, Integer::sum));

        publicTypes.remove("dev.wafer.api");

        assertThat(publicTypes).isNotEmpty().allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_PUBLIC_TYPES));
    }
}
