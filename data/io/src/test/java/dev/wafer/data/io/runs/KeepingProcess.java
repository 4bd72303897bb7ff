package dev.wafer.data.io.runs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A process that keeps runs and prints the id of each once it is kept; every few runs it lists them, so that it can die there too. */
final class KeepingProcess {
    private KeepingProcess() {}

    public static void main(String[] args) {
        RunStore store = RunStore.in(Path.of(args[0]));
        int count = Integer.parseInt(args[1]);
        for (int done = 0; done < count; done++) {
            System.out.println(SomeRun.named("from a process").keepIn(store));
            if (done % 10 == 9) {
                list(store, System.err::println);
            }
        }
    }

    private static void list(RunStore store, Consumer<String> told) {
        try (OpenRuns runs = store.open(told)) {
            runs.ids();
        }
    }

    static Process start(Path folder, int count) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(List.of(java, "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                classPath.replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                KeepingProcess.class.getName(), folder.toString(), Integer.toString(count))).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
