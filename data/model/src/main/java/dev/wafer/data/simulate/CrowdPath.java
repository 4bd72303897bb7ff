package dev.wafer.data.simulate;

/**
 * Who is crowded into one symbol, bar by bar. The crowd leans with the mean of the last days' returns; while it leans, open interest builds; the more
 * has been built, the likelier a move against it starts a flush: over six hours 15 to 40 % of the open interest goes, and the price goes on against
 * the crowd.
 */
final class CrowdPath {
    /** Long-run mean of {@code exp(logInterest)}, over 1,000 simulated years of hours. */
    static final double MEAN_INTEREST = 1.62;
    private static final double MEMORY_DAYS = 3;
    private static final double FULL_CROWD_DAY_DEVIATIONS = 3;
    private static final double BUILD_PER_DAY = 0.16;
    private static final double REVERSION_PER_DAY = 0.06;
    private static final double NOISE_PER_DAY = 0.04;
    private static final double FLUSH_FROM = 0.15;
    private static final double FLUSHES_PER_DAY = 0.9;
    private static final double FLUSH_DAYS = 0.25;
    private static final double LEAST_FLUSH = 0.15;
    private static final double MORE_FLUSH = 0.25;
    private static final double LEAST_KICK = 0.3;
    private static final double MORE_KICK = 0.5;
    private static final double LARGEST_LOG = 1.5;

    private final double barDays;
    private final double noisePerBar;
    private final Ziggurat noise;
    private double memory;
    private double logInterest;
    private double flushLeftDays;
    private double flushLogPerDay;
    private double kickPerDay;

    CrowdPath(double barDays, Ziggurat noise) {
        this.barDays = barDays;
        this.noise = noise;
        noisePerBar = NOISE_PER_DAY * StrictMath.sqrt(barDays);
    }

    /** What the price moves in the next bar because of a flush, in deviations of a day. */
    double kick() {
        return kickPerDay * Math.min(flushLeftDays, barDays);
    }

    boolean isFlushing() {
        return flushLeftDays > 0;
    }

    /** -1 all short to +1 all long. */
    double lean() {
        return Math.clamp(memory / FULL_CROWD_DAY_DEVIATIONS, -1, 1);
    }

    /** Logarithm of open interest over a level that the crowd builds on. */
    double logInterest() {
        return logInterest;
    }

    /** A bar closed after a move in deviations of a day. */
    void closed(double moveDayDeviations) {
        double flushedDays = Math.min(flushLeftDays, barDays);
        flushLeftDays -= flushedDays;
        memory += moveDayDeviations - memory * Math.min(1, barDays / MEMORY_DAYS);
        double lean = lean();
        double built = (BUILD_PER_DAY * Math.abs(lean) - REVERSION_PER_DAY * logInterest) * barDays + noisePerBar * noise.normal();
        logInterest = Math.clamp(logInterest + built - flushLogPerDay * flushedDays, -LARGEST_LOG, LARGEST_LOG);
        boolean isAgainst = moveDayDeviations * lean < 0;
        if (!isFlushing() && isAgainst && noise.uniform() < FLUSHES_PER_DAY * Math.max(0, logInterest - FLUSH_FROM) * Math.abs(lean) * barDays) {
            flush(lean);
        }
    }

    private void flush(double lean) {
        double gone = LEAST_FLUSH + MORE_FLUSH * noise.uniform();
        flushLeftDays = FLUSH_DAYS;
        flushLogPerDay = -StrictMath.log(1 - gone) / FLUSH_DAYS;
        kickPerDay = -Math.signum(lean) * (LEAST_KICK + MORE_KICK * noise.exponential()) / FLUSH_DAYS;
    }
}
