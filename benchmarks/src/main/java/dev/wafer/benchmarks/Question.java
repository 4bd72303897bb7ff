package dev.wafer.benchmarks;

import dev.wafer.benchmarks.HandLoop.Recorded;

/** What is timed. Each is asked of seeded data and answered only if the result is right. */
public enum Question {
    /** The yardstick. */
    HAND("hand_ns_per_bar", Unit.NS_PER_BAR, "by hand: full account, daily equity"),
    /** The engine beside it. */
    ENGINE("engine_ns_per_bar", Unit.NS_PER_BAR, "engine, declared wish"),
    /** What it costs to keep every close. */
    HAND_EVERY_CLOSE("hand_every_close_ns_per_bar", Unit.NS_PER_BAR, "by hand, equity of every close"),
    /** The same in the engine. */
    ENGINE_EVERY_CLOSE("engine_every_close_ns_per_bar", Unit.NS_PER_BAR, "engine, equity of every close"),
    /** What trades cost. */
    HAND_BUSY("hand_busy_ns_per_bar", Unit.NS_PER_BAR, "by hand, a trade every 40 bars"),
    /** The same in the engine. */
    ENGINE_BUSY("engine_busy_ns_per_bar", Unit.NS_PER_BAR, "engine, a trade every 40 bars"),
    /** What other strategies in the same process cost. */
    ENGINE_MEGA("engine_mega_ns_per_bar", Unit.NS_PER_BAR, "engine after five strategy classes"),
    /** What it costs not to declare a wish. */
    ENGINE_INTERFACE("engine_interface_ns_per_bar", Unit.NS_PER_BAR, "engine, onBar written by hand"),
    /** What pending orders cost. */
    ENGINE_ORDERS("engine_orders_ns_per_bar", Unit.NS_PER_BAR, "engine, both exits pending"),
    /** What spread, impact and limits cost. */
    ENGINE_REALISTIC("engine_realistic_ns_per_bar", Unit.NS_PER_BAR, "engine, realistic execution"),
    /** What a symbol costs in a common account. */
    THREE_SYMBOLS("three_symbols_ns_per_bar", Unit.NS_PER_BAR, "engine, three symbols, per symbol"),
    /** What preparation adds. */
    ENGINE_FROM_BARS("engine_from_bars_ns_per_bar", Unit.NS_PER_BAR, "engine from bars, means included"),
    /** A small sweep. */
    SWEEP_64("sweep_64_ns_per_bar_point", Unit.NS_PER_BAR_POINT, "64 points, one thread"),
    /** The same on two threads. */
    SWEEP_64_TWO_THREADS("sweep_64_two_threads_ns_per_bar_point", Unit.NS_PER_BAR_POINT, "64 points, two threads"),
    /** A sweep. */
    SWEEP("sweep_ns_per_bar_point", Unit.NS_PER_BAR_POINT, "1,000 points, one thread"),
    /** The same on two threads. */
    SWEEP_TWO_THREADS("sweep_two_threads_ns_per_bar_point", Unit.NS_PER_BAR_POINT, "1,000 points, two threads"),
    /** The peer's plain way. */
    TA4J("ta4j_ns_per_bar", Unit.NS_PER_BAR, "ta4j manager, means included"),
    /** The peer's way with statements. */
    TA4J_EXECUTOR("ta4j_executor_ns_per_bar", Unit.NS_PER_BAR, "ta4j executor, means included"),
    /** The engine on the peer's rule. */
    ENGINE_LONG_ONLY_FROM_BARS("engine_long_only_from_bars_ns_per_bar", Unit.NS_PER_BAR, "engine from bars, means included"),
    /** The peer without what it keeps for a second run. */
    TA4J_MEANS_KNOWN("ta4j_means_known_ns_per_bar", Unit.NS_PER_BAR, "ta4j manager, means known"),
    /** The engine without what it keeps for a second run. */
    ENGINE_LONG_ONLY("engine_long_only_ns_per_bar", Unit.NS_PER_BAR, "engine, means known"),
    /** What a data set costs to open again. */
    LOAD("load_rows_per_s", Unit.ROWS_PER_S, "data set opened again, from the cache"),
    /** What it costs at first, with all checks. */
    LOAD_TEXT("load_text_rows_per_s", Unit.ROWS_PER_S, "the same read from text"),
    /** What no loop can beat. */
    MEMORY("memory_ns_per_bar", Unit.NS_PER_BAR, "reading all seven columns once");

    private final String key;
    private final Unit unit;
    private final String text;

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

    Question(String key, Unit unit, String text) {
        this.key = key;
        this.unit = unit;
        this.text = text;
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
        return switch (this) {
            case HAND -> EngineRun.hand(stage, Pace.CALM, Recorded.DAILY);
            case ENGINE -> EngineRun.target(stage, Pace.CALM, Recorded.DAILY);
            case HAND_EVERY_CLOSE -> EngineRun.hand(stage, Pace.CALM, Recorded.EVERY_CLOSE);
            case ENGINE_EVERY_CLOSE -> EngineRun.target(stage, Pace.CALM, Recorded.EVERY_CLOSE);
            case HAND_BUSY -> EngineRun.hand(stage, Pace.BUSY, Recorded.DAILY);
            case ENGINE_BUSY -> EngineRun.target(stage, Pace.BUSY, Recorded.DAILY);
            case ENGINE_MEGA -> EngineRun.afterOthers(stage);
            case ENGINE_INTERFACE -> EngineRun.handWritten(stage);
            case ENGINE_ORDERS -> EngineRun.orders(stage);
            case ENGINE_REALISTIC -> EngineRun.realistic(stage);
            case THREE_SYMBOLS -> EngineRun.threeSymbols(stage);
            case ENGINE_FROM_BARS -> EngineRun.fromBars(stage);
            case SWEEP_64 -> Sweep.of(stage, 8, 8, 1);
            case SWEEP_64_TWO_THREADS -> Sweep.of(stage, 8, 8, 2);
            case SWEEP -> Sweep.of(stage, 25, 40, 1);
            case SWEEP_TWO_THREADS -> Sweep.of(stage, 25, 40, 2);
            case TA4J -> Peer.manager(stage);
            case TA4J_EXECUTOR -> Peer.executor(stage);
            case ENGINE_LONG_ONLY_FROM_BARS -> Peer.engineFromBars(stage);
            case TA4J_MEANS_KNOWN -> Peer.managerAgain(stage);
            case ENGINE_LONG_ONLY -> Peer.engine(stage);
            case LOAD -> Loading.of(stage, true);
            case LOAD_TEXT -> Loading.of(stage, false);
            case MEMORY -> MemoryLimit.of(stage);
        };
    }

    /** The answer from the time of one run, which covers so many units. */
    public double answer(double runNs, long units) {
        return unit == Unit.ROWS_PER_S ? units / (runNs / 1e9) : runNs / units;
    }
}
