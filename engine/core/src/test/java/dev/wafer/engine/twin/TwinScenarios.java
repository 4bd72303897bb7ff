package dev.wafer.engine.twin;

import dev.wafer.engine.twin.TwinSettings.PathPolicy;
import java.util.SplittableRandom;

/**
 * Seeded markets and order flows in which the rare is common: gaps, wicks, bars without trades, full leverage, violent funding, tiers inside the reach of the account. What the numbers
 * avoid on purpose: volumes of which a tenth is a whole number of lots, bars whose two extremes are equally near, exit distances that end on half a tick; there a
 * double and a decimal may honestly differ.
 */
public final class TwinScenarios {
    private static final double[] FEES = {0, 0.00009, 0.0009, 0.005};

    private TwinScenarios() {}

    /** The same seed, the same scenario. */
    public static TwinScenario of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean isRealistic = random.nextInt(100) < 60;
        boolean wantsCross = random.nextInt(100) < 50;
        double capitalUsd = Math.rint(StrictMath.pow(10, random.nextDouble(2, 6.7)) * 100) / 100;
        TwinMarket market = new TwinMarketMaker(random.split(), capitalUsd).market();
        int maxLeverage = market.symbols().stream().mapToInt(symbol -> symbol.rules().tiers().getFirst().maxLeverage()).min().orElseThrow();
        int leverage = random.nextInt(100) < 40 ? maxLeverage : random.nextInt(1, maxLeverage + 1);
        double takerFee = FEES[random.nextInt(FEES.length)];
        int latency = random.nextInt(100) < 70 ? 0 : random.nextInt(1, 4);
        double stress = random.nextInt(100) < 85 ? 1 : random.nextInt(2, 6);
        TwinSettings settings = new TwinSettings(capitalUsd, leverage, wantsCross, isRealistic, takerFee / 3, takerFee, path(random), latency, stress);
        TwinFlow flow = new TwinFlowMaker(random.split(), market, capitalUsd, leverage).flow();
        return new TwinScenario(seed, market, settings, flow);
    }

    private static PathPolicy path(SplittableRandom random) {
        PathPolicy[] policies = PathPolicy.values();
        return random.nextBoolean() ? PathPolicy.PESSIMISTIC : policies[random.nextInt(policies.length)];
    }
}
