package dev.wafer.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Text in sections: a heading, indented lines, an empty line between. */
public final class Page {
    public static final int WIDTH = 120;
    /** Stands for a space at which a line may not be broken. */
    public static final char KEPT = '\u00a0';
    private static final String INDENT = "  ";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final boolean isStyled;
    private final List<String> lines = new ArrayList<>();

    /** {@code isStyled}: headings are bold, by the codes a terminal understands. */
    public Page(boolean isStyled) {
        this.isStyled = isStyled;
    }

    /** A heading with the lines under it; nothing if there are none. */
    public Page section(String heading, List<String> body) {
        if (body.isEmpty()) {
            return this;
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(isStyled ? BOLD + heading + PLAIN : heading);
        body.forEach(line -> lines.add((INDENT + line).stripTrailing()));
        return this;
    }

    /** The whole page, ending with a line end. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }

    /** A text in lines of at most the page's width, broken at spaces; the first after a mark, the others below it. */
    public static List<String> wrapped(String mark, String text) {
        return wrapped(mark, text, WIDTH);
    }

    /** A text in lines that, indented as in a section, are at most so wide; a single longer word stands alone. */
    public static List<String> wrapped(String mark, String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(mark);
        for (String word : text.split(" ", -1)) {
            if (line.length() + 1 + word.length() > width - INDENT.length() && line.length() > mark.length()) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(mark.length()));
            }
            line.append(line.length() == mark.length() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The same, in which {@link #KEPT} stands for a space that is never broken; percent signs stay with their numbers. */
    public static List<String> kept(String mark, String text, int width) {
        return wrapped(mark, text.replace(" %", KEPT + "%"), width).stream().map(line -> line.replace(KEPT, ' ')).toList();
    }
}
