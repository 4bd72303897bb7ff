package dev.wafer.research.robust;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.execution.LegOrders;
import dev.wafer.engine.run.RunSettings;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A run a little beside another.
 *
 * @param strategy with its parameters
 * @param shiftDays the start is so many days later
 * @param isLate whether orders act one bar later
 * @param isDear whether fees, half-spreads and impact are doubled
 * @param legSeed of the coin that says for each bar which extreme comes first; empty: by the run's policy
 */
record Neighbour(StrategySpec strategy, int shiftDays, boolean isLate, boolean isDear, OptionalLong legSeed) {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final double DEAR = 2;

    /** The run itself. */
    static Neighbour of(StrategySpec strategy) {
        return new Neighbour(strategy, 0, false, false, OptionalLong.empty());
    }

    Neighbour withStrategy(StrategySpec other) {
        return new Neighbour(other, shiftDays, isLate, isDear, legSeed);
    }

    Neighbour shifted(int days) {
        return new Neighbour(strategy, days, isLate, isDear, legSeed);
    }

    Neighbour late() {
        return new Neighbour(strategy, shiftDays, true, isDear, legSeed);
    }

    Neighbour dear() {
        return new Neighbour(strategy, shiftDays, isLate, true, legSeed);
    }

    Neighbour withLegSeed(long seed) {
        return new Neighbour(strategy, shiftDays, isLate, isDear, OptionalLong.of(seed));
    }

    /** How it is run; {@code traded} is what the run itself traded. */
    RunSettings settings(RunSettings own, TimeSpan traded) {
        RunSettings settings = shiftDays == 0 ? own : own.withSpan(new TimeSpan(traded.fromMs() + shiftDays * DAY_MS, own.span().toMs()));
        settings = isLate ? settings.withLatency(settings.latencyBars() + 1) : settings;
        return isDear ? settings.withExecution(dear(settings.execution())).withFees(settings.fees().withTimes(settings.fees().times() * DEAR)) : settings;
    }

    private static Execution dear(Execution execution) {
        return switch (execution) {
            case Execution.Ideal ideal -> ideal;
            case Execution.Realistic realistic -> new Execution.Realistic(realistic.assumptions().withCostsTimes(DEAR));
        };
    }

    /** Which extreme each bar visits first. */
    LegOrders legOrders() {
        if (legSeed.isEmpty()) {
            return LegOrders.BY_POLICY;
        }
        long seed = legSeed.getAsLong();
        return (symbol, tick) -> mix(seed + 0x9e3779b97f4a7c15L * (((long) symbol << 32) + tick)) < 0 ? LegOrders.Choice.LOW_FIRST
                : LegOrders.Choice.HIGH_FIRST;
    }

    /** Finaliser of MurmurHash3 (public domain): its highest bit is the coin. */
    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
