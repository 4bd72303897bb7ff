package dev.wafer.benchmarks;

import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: what does one bar cost in the engine, a strategy behind the interface and a full account included, beside a loop written by hand that
 * says the same? Means are computed before the clock starts, in both. The engine's figure is the whole of a run over a prepared market: loop,
 * equity at every close, measures.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LoopBenchmark {
    static final int BARS = 1_000_000;
    static final long SEED = 7;

    /** How often the strategy trades. */
    @Param({"CALM", "BUSY"})
    Pace pace = Pace.CALM;

    @SuppressWarnings("NullAway.Init")
    private Measured measured;

    /** Both loops over one market; equal results or no measurement. */
    record Measured(HandLoop hand, PreparedMarket market, MeanCross strategy, RunSettings settings) {
        static Measured of(Pace pace, int bars) {
            MadeMarket made = new MadeMarket(SEED, bars);
            return new Measured(pace.handLoop(made), new PreparedMarket(made.data(), MadeMarket.rules(), FundingMode.FILLED), pace.strategy(),
                    pace.settings());
        }

        RunResult engineRun() {
            return Backtest.run(market, strategy, settings);
        }

        Measured checked() {
            SameResult.check(hand.run(), engineRun());
            return this;
        }
    }

    /** Makes the market and compares the two results. */
    @Setup(Level.Trial)
    public void make() {
        measured = Measured.of(pace, BARS).checked();
    }

    /** The hand-written loop. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public HandLoop.Result hand() {
        return measured.hand().run();
    }

    /** The engine. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public RunResult engine() {
        return measured.engineRun();
    }
}
