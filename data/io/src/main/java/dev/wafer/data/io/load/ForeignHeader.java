package dev.wafer.data.io.load;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Finds columns of a foreign file by the names they usually have, whatever the case, and remembers which were used. */
final class ForeignHeader {
    /** Names of a time; the first one a file has is used. */
    static final List<String> TIME = List.of("time_utc", "open_time", "datetime", "date_time", "date", "time", "timestamp", "calc_time",
            "create_time", "ts", "t", "time_ms", "epoch", "unix");

    private final CsvCursor cursor;
    private final List<String> names = new ArrayList<>();
    private final Set<Integer> used = new HashSet<>();

    ForeignHeader(CsvCursor cursor, Problems problems) {
        this.cursor = cursor;
        for (String name : cursor.header()) {
            names.add(plain(name));
        }
        StrictHeader.refuseTwice(cursor, problems);
    }

    /** The place of the first of some names that the file has. */
    OptionalInt find(List<String> aliases) {
        for (String alias : aliases) {
            int place = names.indexOf(alias);
            if (place >= 0) {
                used.add(place);
                return OptionalInt.of(place);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether the file has a column of this name. */
    boolean has(String name) {
        return names.contains(name);
    }

    /** Says which columns were not used. */
    void noteUnused(String ticker, List<String> notes) {
        List<String> unused = unused();
        if (!unused.isEmpty()) {
            notes.add(ticker + ": columns of " + cursor.file().getFileName() + " not used: " + String.join(", ", unused));
        }
    }

    /** The place of a column that must be there under one of some names. */
    int need(String what, List<String> aliases) {
        return find(aliases).orElseThrow(() -> BadInputException.cell(cursor.file(), 1, what, String.join(",", cursor.header()),
                "a column named " + String.join(" or ", aliases)));
    }

    private List<String> unused() {
        List<String> unused = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            if (!used.contains(place)) {
                unused.add(cursor.header().get(place));
            }
        }
        return unused;
    }

    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
