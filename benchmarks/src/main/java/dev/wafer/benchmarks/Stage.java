package dev.wafer.benchmarks;

import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.run.PreparedMarket;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Markets of one scale, made when first asked for and shared by the subjects of one process. */
public final class Stage {
    private final Scale scale;
    private final Map<String, MadeMarket> made = new ConcurrentHashMap<>();
    private final Map<String, PreparedMarket> prepared = new ConcurrentHashMap<>();

    /** Nothing is made yet. */
    public Stage(Scale scale) {
        this.scale = scale;
    }

    Scale scale() {
        return scale;
    }

    /** One symbol with the bars of one run. */
    MadeMarket one() {
        return made("one", () -> new MadeMarket(Scale.SEED, scale.bars()));
    }

    PreparedMarket onePrepared() {
        return prepared("one", this::one);
    }

    PreparedMarket threePrepared() {
        return prepared("three", () -> MadeMarket.ofThree(Scale.SEED, scale.bars()));
    }

    PreparedMarket sweepPrepared() {
        return prepared("sweep", () -> MadeMarket.withJumps(Scale.SEED, scale.sweepBars()));
    }

    /** One symbol with the bars of a run beside another engine. */
    MadeMarket peer() {
        return made("peer", () -> new MadeMarket(Scale.SEED, scale.peerBars()));
    }

    private MadeMarket made(String name, Supplier<MadeMarket> make) {
        return made.computeIfAbsent(name, _ -> make.get());
    }

    private PreparedMarket prepared(String name, Supplier<MadeMarket> market) {
        return prepared.computeIfAbsent(name, _ -> prepare(market.get()));
    }

    /** Laid out for the loop, with filled funding. */
    static PreparedMarket prepare(MadeMarket market) {
        return new PreparedMarket(market.data(), MadeMarket.rules(), FundingMode.FILLED);
    }
}
