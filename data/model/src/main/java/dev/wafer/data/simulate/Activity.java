package dev.wafer.data.simulate;

/**
 * Volume and open interest, bar by bar. Volume follows its anchors, the sessions, the size of the move and chance; a bar of a very thin market may
 * have no trade at all. Open interest follows its anchors with a mean-reverting part that leans towards the price's direction; it changes by no more
 * than half of the bar's volume, in internal sessions by a twentieth.
 */
final class Activity {
    private static final double DAY_NOISE = 0.35;
    private static final double BAR_NOISE = 0.45;
    private static final double TYPICAL_TRADE_USD = 1500;
    private static final double OPEN_INTEREST_NOISE = 0.115;
    private static final double OPEN_INTEREST_REVERSION_PER_DAY = 0.75;
    private static final double LEAN_TO_PRICE = 0.35;
    private static final double FREE_FROM_PINNED_MS = 3.0 * 24 * 3_600_000;
    private static final double DEEP_BOOK_USD_PER_HOUR = 1e6;
    private static final double THINNEST = 6;
    private static final double MOST_OF_VOLUME_EXTERNAL = 0.5;
    private static final double MOST_OF_VOLUME_INTERNAL = 0.05;
    private static final int SHARE_DECIMALS = 3;

    private final SymbolModel model;
    private final SimulationGrid grid;
    private final Noise noise;
    private final AnchorPath volumePath;
    private final AnchorPath openInterestPath;
    private double dayNoise = 1;
    private double openInterestDrift;
    private double thinness;
    private double volumeShares;
    private double openInterestShares;

    Activity(SymbolModel model, SimulationGrid grid, long seed) {
        this.model = model;
        this.grid = grid;
        noise = Noise.of(seed, model.ticker() + " activity");
        volumePath = new AnchorPath(model.volumesUsdPerOpenDay());
        openInterestPath = new AnchorPath(model.openInterestShares());
        openInterestShares = model.openInterestShares().getFirst().value();
    }

    /** Moves on by the bar that starts at a step. */
    void next(int firstStep, double startUsd, double endUsd) {
        double barHours = grid.stepHours() * grid.stepsPerBar();
        double volumeShare = 0;
        double changeVariance = 0;
        double returnVariance = 0;
        for (int step = firstStep; step < firstStep + grid.stepsPerBar(); step++) {
            SessionProfile profile = grid.profile(step);
            volumeShare += profile.volumeShare() * grid.stepHours() / SessionProfile.VOLUME_SHARES_PER_DAY;
            changeVariance += profile.openInterestVariance() * grid.stepHours() / SessionProfile.OPEN_INTEREST_VARIANCE_PER_DAY;
            returnVariance += grid.variance(step);
        }
        double move = StrictMath.log(endUsd / startUsd) / (model.unitDeviation() * StrictMath.sqrt(returnVariance));
        double expectedUsd = volumePath.at(grid.startMs(firstStep)) * volumeShare;
        thinness = Math.clamp(StrictMath.pow(DEEP_BOOK_USD_PER_HOUR * barHours / expectedUsd, 0.3), 1, THINNEST);
        drawVolume(firstStep, expectedUsd, move, endUsd);
        drawOpenInterest(firstStep, changeVariance, Math.clamp(move, -3, 3));
    }

    private void drawVolume(int firstStep, double expectedUsd, double move, double priceUsd) {
        if (firstStep % (24 * grid.stepsPerHour()) < grid.stepsPerBar()) {
            dayNoise = StrictMath.exp(DAY_NOISE * noise.normal() - DAY_NOISE * DAY_NOISE / 2);
        }
        double barNoise = StrictMath.exp(BAR_NOISE * noise.normal() - BAR_NOISE * BAR_NOISE / 2);
        double moveFactor = 0.6 + 0.5 * Math.min(Math.abs(move), 6);
        boolean isTraded = noise.uniform() >= StrictMath.exp(-expectedUsd / TYPICAL_TRADE_USD);
        double shares = expectedUsd * dayNoise * barNoise * moveFactor / priceUsd;
        volumeShares = isTraded ? Math.max(Decimals.round(shares, SHARE_DECIMALS), 0.001) : 0;
    }

    private void drawOpenInterest(int firstStep, double changeVariance, double move) {
        double keep = StrictMath.exp(-OPEN_INTEREST_REVERSION_PER_DAY * changeVariance);
        double shock = LEAN_TO_PRICE * move + StrictMath.sqrt(1 - LEAN_TO_PRICE * LEAN_TO_PRICE) * noise.normal();
        openInterestDrift = keep * openInterestDrift + OPEN_INTEREST_NOISE * StrictMath.sqrt(1 - keep * keep) * shock;
        long timeMs = grid.startMs(firstStep);
        double free = Math.min(1, openInterestPath.distanceToPinnedMs(timeMs) / FREE_FROM_PINNED_MS);
        double wanted = openInterestPath.at(timeMs) * StrictMath.exp(free * openInterestDrift);
        double inRange = model.openInterestRange().isPresent() ? model.openInterestRange().get().reflect(timeMs, wanted) : wanted;
        double most = volumeShares * (grid.isExternal(firstStep) ? MOST_OF_VOLUME_EXTERNAL : MOST_OF_VOLUME_INTERNAL);
        double change = Math.clamp(inRange - openInterestShares, -most, most);
        openInterestShares = Math.max(0, Decimals.round(openInterestShares + change, SHARE_DECIMALS));
    }

    /** Volume of the bar; zero if nothing was traded. */
    double volumeShares() {
        return volumeShares;
    }

    /** Open interest at the bar's close. */
    double openInterestShares() {
        return openInterestShares;
    }

    /** 1 for a deep book, up to 6 for a thin one: widens spreads and wicks. */
    double thinness() {
        return thinness;
    }
}
