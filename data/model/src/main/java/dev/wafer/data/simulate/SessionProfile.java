package dev.wafer.data.simulate;

import dev.wafer.data.session.SessionKind;

/**
 * How lively an hour of a session is, relative to the others. Own round figures: an open day then has about nine times the volume and eight
 * times the open-interest change of a closed one (xyz:MU, 2026-05-04 to 08-10: 303.9 to 35.1 m USD, 11,025 to 1,377 shares).
 *
 * @param deviation standard deviation of an hour's return, in the symbol's own unit
 * @param volumeShare share of volume in an hour
 * @param openInterestVariance variance of an hour's change of open interest
 */
record SessionProfile(double deviation, double volumeShare, double openInterestVariance) {
    /** Sum of {@code volumeShare} over an open day: 8 h, 5.5 h, 6.5 h, 4 h. */
    static final double VOLUME_SHARES_PER_DAY = 30.3;
    /** Sum of {@code openInterestVariance} over an open day. */
    static final double OPEN_INTEREST_VARIANCE_PER_DAY = 25.85;
    /** Variance of the jump with which outside prices come back, in squared units. */
    static final double REOPENING_VARIANCE = 2.0;
    /** Squared units in a year: 252 open days of 23.4, 104 closed ones of 0.96, 60 reopenings. */
    static final double VARIANCE_PER_YEAR = 6120;

    private static final SessionProfile OVERNIGHT = new SessionProfile(0.55, 0.4, 0.35);
    private static final SessionProfile PRE_MARKET = new SessionProfile(0.8, 0.8, 0.8);
    private static final SessionProfile REGULAR = new SessionProfile(1.6, 3.0, 2.5);
    private static final SessionProfile POST_MARKET = new SessionProfile(0.45, 0.8, 0.6);
    private static final SessionProfile CLOSED = new SessionProfile(0.2, 0.16, 0.008);

    static SessionProfile of(SessionKind kind) {
        return switch (kind) {
            case OVERNIGHT -> OVERNIGHT;
            case PRE_MARKET -> PRE_MARKET;
            case REGULAR -> REGULAR;
            case POST_MARKET -> POST_MARKET;
            case WEEKEND, HOLIDAY -> CLOSED;
        };
    }
}
