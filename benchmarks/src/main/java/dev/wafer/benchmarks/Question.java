package dev.wafer.benchmarks;

import dev.wafer.benchmarks.HandLoop.Recorded;
import java.util.function.Function;

/** What is timed. Each is asked of seeded data and answered only if the result is right. */
public enum Question {
    /** The yardstick. */
    HAND("hand_ns_per_bar", Unit.NS_PER_BAR, "by hand: one method, full account, daily equity",
            stage -> EngineRun.hand(stage, Pace.CALM, Recorded.DAILY)),
    /** The engine beside it. */
    ENGINE("engine_ns_per_bar", Unit.NS_PER_BAR, "engine, declared wish", stage -> EngineRun.target(stage, Pace.CALM, Recorded.DAILY)),
    /** What it costs to keep every close. */
    HAND_EVERY_CLOSE("hand_every_close_ns_per_bar", Unit.NS_PER_BAR, "by hand, equity of every close",
            stage -> EngineRun.hand(stage, Pace.CALM, Recorded.EVERY_CLOSE)),
    /** The same in the engine. */
    ENGINE_EVERY_CLOSE("engine_every_close_ns_per_bar", Unit.NS_PER_BAR, "engine, equity of every close",
            stage -> EngineRun.target(stage, Pace.CALM, Recorded.EVERY_CLOSE)),
    /** What trades cost. */
    HAND_BUSY("hand_busy_ns_per_bar", Unit.NS_PER_BAR, "by hand, a trade every 40 bars", stage -> EngineRun.hand(stage, Pace.BUSY, Recorded.DAILY)),
    /** The same in the engine. */
    ENGINE_BUSY("engine_busy_ns_per_bar", Unit.NS_PER_BAR, "engine, a trade every 40 bars",
            stage -> EngineRun.target(stage, Pace.BUSY, Recorded.DAILY)),
    /** What other strategies in the same process cost. */
    ENGINE_MEGA("engine_mega_ns_per_bar", Unit.NS_PER_BAR, "engine after five strategy classes ran", EngineRun::afterOthers),
    /** What it costs not to declare a wish. */
    ENGINE_INTERFACE("engine_interface_ns_per_bar", Unit.NS_PER_BAR, "engine, onBar written by hand", EngineRun::handWritten),
    /** What pending orders cost. */
    ENGINE_ORDERS("engine_orders_ns_per_bar", Unit.NS_PER_BAR, "engine, orders with both exits pending", EngineRun::orders),
    /** What spread, impact and limits cost. */
    ENGINE_REALISTIC("engine_realistic_ns_per_bar", Unit.NS_PER_BAR, "engine, realistic execution", EngineRun::realistic),
    /** What a symbol costs in a common account. */
    THREE_SYMBOLS("three_symbols_ns_per_bar", Unit.NS_PER_BAR, "three symbols, per symbol and bar", EngineRun::threeSymbols),
    /** What preparation adds. */
    ENGINE_FROM_BARS("engine_from_bars_ns_per_bar", Unit.NS_PER_BAR, "engine from bars in memory, means included", EngineRun::fromBars),
    /** A small sweep. */
    SWEEP_64("sweep_64_ns_per_bar_point", Unit.NS_PER_BAR_POINT, "64 points, one thread", stage -> Sweep.of(stage, 8, 8, 1)),
    /** The same on two threads. */
    SWEEP_64_TWO_THREADS("sweep_64_two_threads_ns_per_bar_point", Unit.NS_PER_BAR_POINT, "64 points, two threads",
            stage -> Sweep.of(stage, 8, 8, 2)),
    /** A sweep. */
    SWEEP("sweep_ns_per_bar_point", Unit.NS_PER_BAR_POINT, "1,000 points, one thread", stage -> Sweep.of(stage, 25, 40, 1)),
    /** The same on two threads. */
    SWEEP_TWO_THREADS("sweep_two_threads_ns_per_bar_point", Unit.NS_PER_BAR_POINT, "1,000 points, two threads",
            stage -> Sweep.of(stage, 25, 40, 2)),
    /** The peer's plain way. */
    TA4J("ta4j_ns_per_bar", Unit.NS_PER_BAR, "ta4j, BarSeriesManager, means included", Peer::manager),
    /** The peer's way with statements. */
    TA4J_EXECUTOR("ta4j_executor_ns_per_bar", Unit.NS_PER_BAR, "ta4j, BacktestExecutor, means included", Peer::executor),
    /** The engine on the peer's rule. */
    ENGINE_LONG_ONLY_FROM_BARS("engine_long_only_from_bars_ns_per_bar", Unit.NS_PER_BAR, "engine from bars in memory, means included",
            Peer::engineFromBars),
    /** The peer without what it keeps for a second run. */
    TA4J_MEANS_KNOWN("ta4j_means_known_ns_per_bar", Unit.NS_PER_BAR, "ta4j, BarSeriesManager, means known", Peer::managerAgain),
    /** The engine without what it keeps for a second run. */
    ENGINE_LONG_ONLY("engine_long_only_ns_per_bar", Unit.NS_PER_BAR, "engine, market prepared, means known", Peer::engine),
    /** What a data set costs to open again. */
    LOAD("load_rows_per_s", Unit.ROWS_PER_S, "data set read again, files in the page cache", Loading::of),
    /** What no loop can beat. */
    MEMORY("memory_ns_per_bar", Unit.NS_PER_BAR, "all seven columns of a run read once", MemoryLimit::of);

    private final String key;
    private final Unit unit;
    private final String text;
    private final Function<Stage, Subject> make;

    /** What a figure counts. */
    public enum Unit {
        /** Nanoseconds for one bar. */
        NS_PER_BAR("ns/bar"),
        /** Nanoseconds for one bar of one point of a grid. */
        NS_PER_BAR_POINT("ns/bar/point"),
        /** Rows in a second. */
        ROWS_PER_S("rows/s");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        /** As it is written behind a number. */
        public String text() {
            return text;
        }
    }

    Question(String key, Unit unit, String text, Function<Stage, Subject> make) {
        this.key = key;
        this.unit = unit;
        this.text = text;
        this.make = make;
    }

    /** Its name in a result. */
    public String key() {
        return key;
    }

    /** What its answer counts. */
    public Unit unit() {
        return unit;
    }

    /** A few words for people. */
    public String text() {
        return text;
    }

    /** The thing that is timed, made on a stage. */
    public Subject subject(Stage stage) {
        return make.apply(stage);
    }

    /** The answer from the time of one run, which covers so many units. */
    public double answer(double runNs, long units) {
        return unit == Unit.ROWS_PER_S ? units / (runNs / 1e9) : runNs / units;
    }
}
