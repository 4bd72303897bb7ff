package dev.wafer.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.benchmarks.LoopBenchmark.Measured;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class LoopBenchmarkTest {
    @ParameterizedTest
    @EnumSource(Pace.class)
    void the_engine_and_the_loop_by_hand_say_the_same_to_the_bit(Pace pace) {
        Measured measured = Measured.of(pace, 60_000);

        SameResult.check(measured.hand().run(), measured.engineRun());

        assertThat(measured.hand().run().feesNano() > 0).isEqualTo(pace == Pace.CALM);
    }

    @Test
    void a_difference_of_the_two_is_seen() {
        Measured calm = Measured.of(Pace.CALM, 60_000);
        Measured busy = Measured.of(Pace.BUSY, 60_000);

        assertThatThrownBy(() -> SameResult.check(calm.hand().run(), busy.engineRun())).hasMessageContaining("trades");
    }

    @Test
    void the_harness_runs_both_loops() throws RunnerException {
        var quick = new OptionsBuilder().include(LoopBenchmark.class.getName()).param("pace", "CALM").forks(0).warmupIterations(0)
                .measurementIterations(1).measurementTime(TimeValue.milliseconds(1)).shouldFailOnError(true).verbosity(VerboseMode.SILENT).build();

        Collection<RunResult> results = new Runner(quick).run();

        assertThat(results).hasSize(2).allSatisfy(result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
    }
}
