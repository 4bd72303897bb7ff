package dev.wafer.data.session;

/** Part of the US stock week. Prices come from outside (external) or from the venue's own book (internal). */
public enum SessionKind {
    /** 20:00 to 04:00 New York time. */
    OVERNIGHT(true),
    /** 04:00 to 09:30. */
    PRE_MARKET(true),
    /** 09:30 to 16:00; to 13:00 on a shortened day. */
    REGULAR(true),
    /** 16:00 to 20:00. */
    POST_MARKET(true),
    /** Friday 20:00 to Sunday 20:00. */
    WEEKEND(false),
    /** The closed hours of a holiday or of a shortened day. */
    HOLIDAY(false);

    private final boolean isExternal;

    SessionKind(boolean isExternal) {
        this.isExternal = isExternal;
    }

    /** Whether stocks are priced outside the venue. */
    public boolean isExternal() {
        return isExternal;
    }
}
