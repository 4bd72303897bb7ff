package dev.wafer.data.io.load;

import dev.wafer.data.io.Problems;
import dev.wafer.data.io.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the header of a file of a data set: known columns only, each once, none missing that is required. */
final class StrictHeader {
    private StrictHeader() {}

    /** Throws nothing, but a file whose header has problems must not be read further: false. */
    static boolean check(CsvCursor cursor, List<String> required, List<String> known, Problems problems) {
        int before = problems.count();
        refuseTwice(cursor, problems);
        for (String name : cursor.header()) {
            if (!known.contains(name)) {
                problems.cell(cursor.file(), 1, name, name, "one of " + String.join(", ", known) + Suggestion.didYouMean(name, known));
            }
        }
        for (String name : required) {
            if (!cursor.header().contains(name)) {
                problems.cell(cursor.file(), 1, name, String.join(",", cursor.header()), "a column of this name");
            }
        }
        return problems.count() == before;
    }

    /** A column that comes twice is a problem in any file. */
    static void refuseTwice(CsvCursor cursor, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (String name : cursor.header()) {
            if (!seen.add(name)) {
                problems.cell(cursor.file(), 1, name, name, "each column once");
            }
        }
    }
}
