package dev.wafer.benchmarks.harness;

import dev.wafer.benchmarks.Question;
import dev.wafer.benchmarks.Scale;
import dev.wafer.benchmarks.Stage;
import dev.wafer.benchmarks.Subject;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long does the first run of a process take, from bars in memory, with nothing compiled? Its result is that of the warm run, compared there. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(10)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FirstRunBenchmark {
    @SuppressWarnings("NullAway.Init")
    private Subject subject;

    /** Makes the bars. */
    @Setup(Level.Trial)
    public void make() {
        subject = Question.ENGINE_FROM_BARS.subject(new Stage(Scale.standard()));
    }

    /** The run. */
    @Benchmark
    public Object run() {
        return subject.run();
    }
}
