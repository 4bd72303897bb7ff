package dev.wafer.benchmarks.harness;

import dev.wafer.benchmarks.Question;
import dev.wafer.benchmarks.Scale;
import dev.wafer.benchmarks.Stage;
import dev.wafer.benchmarks.Subject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long does one run of each question's subject take? Its result is compared before and after; a difference ends the fork. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class QuestionBenchmark {
    /** What is asked. */
    @Param
    public Question question = Question.HAND;

    @SuppressWarnings("NullAway.Init")
    private Subject subject;

    /** How many units one run covers, told beside its time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Units {
        /** Of the last run. */
        public long units;
    }

    /** Makes the subject and compares its result. */
    @Setup(Level.Trial)
    public void make() {
        subject = question.subject(new Stage(Scale.standard()));
        check();
    }

    /** Compares the result of compiled code. */
    @TearDown(Level.Trial)
    public void check() {
        List<String> differences = subject.differences();
        if (!differences.isEmpty()) {
            throw new IllegalStateException(question.key() + ": " + String.join("; ", differences));
        }
    }

    /** One run. */
    @Benchmark
    public Object run(Units units) {
        units.units = subject.units();
        return subject.run();
    }
}
