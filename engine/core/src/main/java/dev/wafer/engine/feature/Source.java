package dev.wafer.engine.feature;

/** What can be read for one symbol at the ends of its bars. */
enum Source {
    OPEN("open"),
    HIGH("high"),
    LOW("low"),
    CLOSE("close"),
    VOLUME("volume"),
    OPEN_INTEREST("open interest"),
    MARK("mark"),
    ORACLE("oracle"),
    FUNDING_PER_HOUR("funding per hour"),
    OPEN_INTEREST_CAP("open interest cap"),
    HOURS_SINCE_SESSION_CHANGE("hours since session change"),
    HOURS_TO_SESSION_CHANGE("hours to session change"),
    HOURS_TO_EARNINGS("hours to earnings"),
    TRUE_RANGE("true range");

    private final String words;

    Source(String words) {
        this.words = words;
    }

    /** The name in formulas: {@code open interest}. */
    String words() {
        return words;
    }
}
