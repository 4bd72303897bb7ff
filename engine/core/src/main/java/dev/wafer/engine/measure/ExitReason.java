package dev.wafer.engine.measure;

/** How a trade ended. */
public enum ExitReason {
    SIGNAL("signal"),
    STOP("stop"),
    TAKE_PROFIT("take-profit"),
    TRAILING_STOP("trailing-stop"),
    LIQUIDATION("liquidation"),
    /** Taken over below two thirds of maintenance. */
    BACKSTOP("backstop"),
    /** Closed by the venue at a split or a delisting. */
    SETTLEMENT("settlement"),
    /** Still open at the end of the run, marked there. */
    END("end");

    private final String label;

    ExitReason(String label) {
        this.label = label;
    }

    /** The word in reports: {@code take-profit}. */
    public String label() {
        return label;
    }
}
