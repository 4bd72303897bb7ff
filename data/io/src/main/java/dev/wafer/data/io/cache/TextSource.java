package dev.wafer.data.io.cache;

import dev.wafer.data.series.MarketData;
import java.util.List;

/** A data set as text, which the cache stands in front of. Any of its methods may refuse the data set. */
public interface TextSource {
    /** The version of what its texts mean; higher whenever the same bytes would give other data. */
    int meaning();

    /** Every file that reading looks for, there or not, by its path inside the data set, with {@code /}. */
    List<String> files();

    /** Reads the texts. */
    MarketData read();
}
