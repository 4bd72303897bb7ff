package dev.wafer.benchmarks.harness;

import dev.wafer.benchmarks.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Answers groups of questions by JMH, several forks for each question, in time on the wall. Bytes are counted in a process of their own. */
public final class FullHarness {
    private static final double NS_PER_MS = 1e6;

    /** What JMH says; of the last question asked. */
    private static final String LOG = System.getProperty("wafer.benchmarks.log", "jmh.log");

    private FullHarness() {}

    /**
     * The answers of one group.
     *
     * @throws IllegalStateException if a fork fails; a difference between results is a failure
     */
    public static Answers ask(Group group) {
        return switch (group) {
            case ALLOCATION -> QuickHarness.ask(group);
            case FIRST_RUN -> new Answers(List.of(Group.firstRun(perMs(scores(run(FirstRunBenchmark.class, new OptionsBuilder()))))), List.of());
            default -> group.questions().stream().map(FullHarness::ask).reduce(Answers.none(), Answers::and);
        };
    }

    private static Answers ask(Question question) {
        List<IterationResult> iterations = run(QuestionBenchmark.class, new OptionsBuilder().param("question", question.name()));
        long units = units(iterations.getFirst());
        return new Answers(Group.figures(question, scores(iterations), units), List.of());
    }

    static long units(IterationResult iteration) {
        return iteration.getSecondaryResults().values().stream().filter(result -> result.getLabel().equals("units"))
                .mapToLong(result -> (long) result.getScore()).findFirst().orElseThrow(() -> new IllegalStateException("JMH told no units"));
    }

    private static List<IterationResult> run(Class<?> benchmark, ChainedOptionsBuilder options) {
        try {
            Collection<RunResult> results = new Runner(options.include("^" + benchmark.getName() + "\\.run$").shouldFailOnError(true)
                    .jvmArgsAppend(QuickHarness.MEASURED_OPTIONS.toArray(String[]::new)).verbosity(VerboseMode.NORMAL).output(LOG).build())
                    .run();
            List<IterationResult> iterations = new ArrayList<>();
            results.forEach(result -> result.getBenchmarkResults().forEach(fork -> iterations.addAll(fork.getIterationResults())));
            return iterations;
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH: " + e.getMessage() + " (see " + LOG + ")", e);
        }
    }

    private static double[] scores(List<IterationResult> iterations) {
        return iterations.stream().mapToDouble(iteration -> iteration.getPrimaryResult().getScore()).toArray();
    }

    private static double[] perMs(double[] ns) {
        return Arrays.stream(ns).map(runNs -> runNs / NS_PER_MS).toArray();
    }
}
