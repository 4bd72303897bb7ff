package dev.wafer.data.io.load;

import dev.wafer.data.series.MarketData;
import java.util.List;

/**
 * What an import gave.
 *
 * @param notes what was decided on the way, a line each: columns not used, volumes not believed, points ignored
 */
public record Imported(MarketData data, List<String> notes) {
    /** Copies the notes. */
    public Imported {
        notes = List.copyOf(notes);
    }
}
