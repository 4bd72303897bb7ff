package dev.wafer.data.simulate;

import dev.wafer.data.series.TimeSpan;
import dev.wafer.data.session.SessionKind;
import dev.wafer.data.session.UsStockSessions;

/** The bars of a {@link RegimeMarket}: how lively the sessions inside each are. Found once, for many seeds. */
final class RegimeGrid {
    private static final long HOUR_MS = 3_600_000;
    private static final double DAY_MS = 24.0 * HOUR_MS;

    private final long fromMs;
    private final long resolutionMs;
    private final double[] variances;
    private final double[] gapVariances;
    private final double[] volumeShares;

    RegimeGrid(TimeSpan span, long resolutionMs) {
        fromMs = span.fromMs();
        this.resolutionMs = resolutionMs;
        int count = Math.toIntExact(Math.max((span.toMs() - fromMs + resolutionMs - 1) / resolutionMs, 1));
        variances = new double[count];
        gapVariances = new double[count];
        volumeShares = new double[count];
        UsStockSessions sessions = new UsStockSessions();
        long pieceMs = Math.min(resolutionMs, HOUR_MS);
        boolean wasExternal = true;
        for (int bar = 0; bar < count; bar++) {
            for (long timeMs = openMs(bar); timeMs < openMs(bar) + resolutionMs; timeMs += pieceMs) {
                SessionKind kind = sessions.kindAt(timeMs + pieceMs / 2);
                SessionProfile profile = SessionProfile.of(kind);
                double hours = pieceMs / (double) HOUR_MS;
                variances[bar] += profile.deviation() * profile.deviation() * hours;
                volumeShares[bar] += profile.volumeShare() * hours / SessionProfile.VOLUME_SHARES_PER_DAY;
                gapVariances[bar] += kind.isExternal() && !wasExternal ? SessionProfile.REOPENING_VARIANCE : 0;
                wasExternal = kind.isExternal();
            }
        }
    }

    int count() {
        return variances.length;
    }

    long resolutionMs() {
        return resolutionMs;
    }

    long openMs(int bar) {
        return fromMs + bar * resolutionMs;
    }

    /** Length of a bar in days. */
    double days() {
        return resolutionMs / DAY_MS;
    }

    /** Variance of a bar's move from open to close, as a share of a year's. */
    double varianceShare(int bar) {
        return variances[bar] / SessionProfile.VARIANCE_PER_YEAR;
    }

    /** Variance of the jump at a bar's open with which outside prices come back, as a share of a year's. */
    double gapVarianceShare(int bar) {
        return gapVariances[bar] / SessionProfile.VARIANCE_PER_YEAR;
    }

    /** Share of an open day's volume. */
    double volumeShare(int bar) {
        return volumeShares[bar];
    }
}
