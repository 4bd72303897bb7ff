package dev.wafer.research.montecarlo;

import dev.wafer.data.session.UsStockSessions;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * A clock cut into sessions: each New York trading day while stocks are priced outside the venue, each stretch without outside prices (a weekend,
 * a holiday, both together) as a whole. A bar belongs to the session of its middle: an hour lies in one session anyway, and a day that opens at
 * 00:00 UTC on Saturday is a Saturday, though it is still Friday 19:00 in New York in winter.
 */
final class SessionUnits {
    private final int[] firstTicks;
    private final boolean[] isExternal;

    private SessionUnits(int[] firstTicks, boolean[] isExternal) {
        this.firstTicks = firstTicks;
        this.isExternal = isExternal;
    }

    /** The sessions of consecutive bars, by their open times. */
    static SessionUnits of(long[] openTimesMs, long resolutionMs) {
        UsStockSessions sessions = new UsStockSessions();
        int[] firstTicks = new int[openTimesMs.length + 1];
        boolean[] isExternal = new boolean[openTimesMs.length];
        LocalDate lastDay = LocalDate.MIN;
        int count = 0;
        for (int tick = 0; tick < openTimesMs.length; tick++) {
            long middleMs = openTimesMs[tick] + resolutionMs / 2;
            boolean isOutside = sessions.isExternal(middleMs);
            LocalDate day = UsStockSessions.tradingDay(middleMs);
            if (count == 0 || isOutside != isExternal[count - 1] || (isOutside && !day.equals(lastDay))) {
                firstTicks[count] = tick;
                isExternal[count++] = isOutside;
            }
            lastDay = day;
        }
        firstTicks[count] = openTimesMs.length;
        return new SessionUnits(Arrays.copyOf(firstTicks, count + 1), Arrays.copyOf(isExternal, count));
    }

    /** Number of sessions. */
    int count() {
        return isExternal.length;
    }

    /** Sessions with outside prices, or those without. */
    int count(boolean external) {
        int found = 0;
        for (boolean one : isExternal) {
            found += one == external ? 1 : 0;
        }
        return found;
    }

    /** Whether stocks are priced outside the venue in a session. */
    boolean isExternal(int unit) {
        return isExternal[unit];
    }

    /** First tick of a session. */
    int firstTick(int unit) {
        return firstTicks[unit];
    }

    /** First tick after a session. */
    int endTick(int unit) {
        return firstTicks[unit + 1];
    }
}
