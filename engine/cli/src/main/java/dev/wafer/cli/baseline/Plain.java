package dev.wafer.cli.baseline;

/** Texts that users chose, as one line that commands no terminal: what cannot be seen is written as {@code \n} or <code>&#92;u001b</code>. */
final class Plain {
    private Plain() {}

    /** The whole text. */
    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(line, c));
        return line.toString();
    }

    /** At most so many characters of it, with the number of all where some are left out. */
    static String of(String text, int most) {
        int count = text.codePointCount(0, text.length());
        if (count <= most) {
            return of(text);
        }
        return of(text.substring(0, text.offsetByCodePoints(0, most))) + "... (" + count + " characters)";
    }

    private static void append(StringBuilder line, int c) {
        switch (c) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (isHidden(c)) {
                    appendHex(line, c);
                } else {
                    line.appendCodePoint(c);
                }
            }
        }
    }

    private static void appendHex(StringBuilder line, int c) {
        for (char unit : Character.toChars(c)) {
            String hex = "0000" + Integer.toHexString(unit);
            line.append("\\u").append(hex.substring(hex.length() - 4));
        }
    }

    /** Whether a character shows nothing, moves others about, or is half of one. */
    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
