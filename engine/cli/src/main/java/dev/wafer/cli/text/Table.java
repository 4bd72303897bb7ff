package dev.wafer.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in aligned columns, two spaces apart; no spaces at line ends; what is wider than a page is cut. */
public final class Table {
    private static final String GAP = "  ";
    private static final String CUT = "..";
    private static final int MOST_WIDTH = Page.WIDTH - 2;

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    /** A heading that starts with {@code >} makes its column right-aligned; the sign itself is not printed. */
    public Table(String... headings) {
        this.headings = List.of(headings);
    }

    /** Adds a row; it must have a cell for each heading. */
    public Table row(String... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException("table: found " + cells.length + " cells, expected " + headings.size());
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Whether it has no rows. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The rows as lines, the headings first unless all of them are empty. */
    public List<String> lines() {
        List<String> titles = headings.stream().map(Table::title).toList();
        List<String> lines = new ArrayList<>();
        if (!titles.stream().allMatch(String::isEmpty)) {
            lines.add(line(titles));
        }
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(width(column) - cell.length());
            line.append(column == 0 ? "" : GAP).append(isRight(column) ? padding + cell : cell + padding);
        }
        String text = line.toString().stripTrailing();
        return text.length() <= MOST_WIDTH ? text : text.substring(0, MOST_WIDTH - CUT.length()) + CUT;
    }

    private int width(int column) {
        int widest = title(headings.get(column)).length();
        for (List<String> row : rows) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }

    private boolean isRight(int column) {
        return headings.get(column).startsWith(">");
    }

    private static String title(String heading) {
        return heading.startsWith(">") ? heading.substring(1) : heading;
    }
}
