package dev.wafer.cli.text;

/** Texts that users chose, as part of a line: whatever they hold, they stay text and on their line. */
public final class Shown {
    private static final String CUT = "..";

    private Shown() {}

    /** Line ends are shown as {@code \n}; what else would move the cursor or turn the direction of writing is shown as {@code ?}. */
    public static String text(String text) {
        return text.replaceAll("\\R", "\\\\n").replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "?");
    }

    /** The same, of at most so many characters. */
    public static String text(String text, int most) {
        String line = text(text.length() > 2 * most ? text.substring(0, 2 * most) : text);
        if (line.length() <= most) {
            return line;
        }
        int end = most - CUT.length();
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /** A word as a shell reads it: quoted where it must be. */
    public static String word(String word) {
        if (word.matches("[A-Za-z0-9_./:=,@%+~-]+") && !word.startsWith("~")) {
            return word;
        }
        boolean isPlain = word.chars().noneMatch(Character::isISOControl);
        return isPlain ? "'" + word.replace("'", "'\\''") + "'" : "$'" + escaped(word) + "'";
    }

    private static String escaped(String word) {
        StringBuilder text = new StringBuilder();
        word.chars().forEach(c -> {
            if (c == '\n') {
                text.append("\\n");
            } else if (c < ' ' || c == 0x7f) {
                text.append(String.format(java.util.Locale.ROOT, "\\x%02x", c));
            } else {
                text.append(c == '\'' || c == '\\' ? "\\" : "").append((char) c);
            }
        });
        return text.toString();
    }
}
