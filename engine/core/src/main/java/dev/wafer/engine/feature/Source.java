package dev.wafer.engine.feature;

/** What can be read from the bars of one symbol. */
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
