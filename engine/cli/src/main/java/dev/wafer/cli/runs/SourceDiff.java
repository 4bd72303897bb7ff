package dev.wafer.cli.runs;

import dev.wafer.cli.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where two texts of a strategy part. */
final class SourceDiff {
    private static final int LONGEST_LINE = 84;

    private SourceDiff() {}

    /** The first line that differs, with both sides, and how many lie between it and the last; empty if the texts are the same. */
    static List<String> lines(Optional<String> a, Optional<String> b) {
        if (a.equals(b)) {
            return List.of();
        }
        if (a.isEmpty() || b.isEmpty()) {
            return List.of("source of the strategy: only " + (a.isPresent() ? "A" : "B") + " comes from a file of its own");
        }
        List<String> left = a.get().lines().toList(), right = b.get().lines().toList();
        int shorter = Math.min(left.size(), right.size()), first = 0, end = 0;
        while (first < shorter && left.get(first).equals(right.get(first))) {
            first++;
        }
        while (end < shorter - first && left.get(left.size() - 1 - end).equals(right.get(right.size() - 1 - end))) {
            end++;
        }
        int changed = Math.max(left.size(), right.size()) - end - first;
        List<String> lines = new ArrayList<>();
        lines.add(changed == 0 ? "source of the strategy: line ends alone differ"
                : "source of the strategy, line " + (first + 1) + (changed > 1 ? " and up to " + (changed - 1) + " more below" : "") + ":");
        if (changed > 0) {
            lines.add("  A  " + line(left, first, end));
            lines.add("  B  " + line(right, first, end));
        }
        return lines;
    }

    private static String line(List<String> lines, int place, int end) {
        return place < lines.size() - end ? Shown.text(lines.get(place).strip(), LONGEST_LINE) : "(no such line)";
    }
}
