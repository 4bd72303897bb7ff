package dev.wafer.data.simulate;

import dev.wafer.data.series.TimeSpan;
import dev.wafer.data.session.SessionKind;
import dev.wafer.data.session.UsStockSessions;
import java.nio.LongBuffer;

/** The bars of a {@link RegimeMarket}: how lively the sessions inside each are. Found once, for many seeds. */
final class RegimeGrid {
    private static final long HOUR_MS = 3_600_000;
    private static final double DAY_MS = 24.0 * HOUR_MS;

    private final long fromMs;
    private final long resolutionMs;
    private final long[] opensMs;
    private final double[] deviations;
    private final double[] gapDeviations;
    private final double[] volumeShares;

    RegimeGrid(TimeSpan span, long resolutionMs) {
        fromMs = span.fromMs();
        this.resolutionMs = resolutionMs;
        int count = Math.toIntExact(Math.max((span.toMs() - fromMs + resolutionMs - 1) / resolutionMs, 1));
        opensMs = new long[count];
        deviations = new double[count];
        gapDeviations = new double[count];
        volumeShares = new double[count];
        UsStockSessions sessions = new UsStockSessions();
        long pieceMs = Math.min(resolutionMs, HOUR_MS);
        boolean wasExternal = true;
        for (int bar = 0; bar < count; bar++) {
            opensMs[bar] = openMs(bar);
            double variance = 0, gapVariance = 0;
            for (long timeMs = openMs(bar); timeMs < openMs(bar) + resolutionMs; timeMs += pieceMs) {
                SessionKind kind = sessions.kindAt(timeMs + pieceMs / 2);
                SessionProfile profile = SessionProfile.of(kind);
                double hours = pieceMs / (double) HOUR_MS;
                variance += profile.deviation() * profile.deviation() * hours;
                volumeShares[bar] += profile.volumeShare() * hours / SessionProfile.VOLUME_SHARES_PER_DAY;
                gapVariance += kind.isExternal() && !wasExternal ? SessionProfile.REOPENING_VARIANCE : 0;
                wasExternal = kind.isExternal();
            }
            deviations[bar] = StrictMath.sqrt(variance / SessionProfile.VARIANCE_PER_YEAR);
            gapDeviations[bar] = StrictMath.sqrt(gapVariance / SessionProfile.VARIANCE_PER_YEAR);
        }
    }

    int count() {
        return opensMs.length;
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

    /** Open times of all bars, to be read. */
    LongBuffer opensMs() {
        return LongBuffer.wrap(opensMs).asReadOnlyBuffer();
    }

    /** Standard deviation of a bar's move from open to close over that of a year. */
    double deviation(int bar) {
        return deviations[bar];
    }

    /** Standard deviation of the jump at a bar's open with which outside prices come back, over that of a year; zero in most bars. */
    double gapDeviation(int bar) {
        return gapDeviations[bar];
    }

    /** Share of an open day's volume. */
    double volumeShare(int bar) {
        return volumeShares[bar];
    }
}
