package dev.wafer.cli.command;

import dev.wafer.cli.report.Measures;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Suggestion;

/**
 * What the points of a sweep are ranked by.
 *
 * @param measure name as in the JSON's summary
 * @param most how many of the best are shown
 */
record RankBy(String measure, int most) {
    private static final int MOST = 10_000;

    static RankBy of(String measure, int most) {
        if (!Measures.names().contains(measure)) {
            throw new RequestException("--rank-by: " + Suggestion.unknown("measure", measure, Measures.names()));
        }
        if (!(most >= 1 && most <= MOST)) {
            throw new RequestException("--top: found " + most + ", expected from 1 to 10,000");
        }
        return new RankBy(measure, most);
    }

    boolean isHighestFirst() {
        return Measures.isHighestFirst(measure);
    }

    /** Its place in a row of results. */
    int place() {
        return Measures.names().indexOf(measure);
    }

    /** That there is nothing to rank. */
    RequestException undefined(long measured) {
        return new RequestException("--rank-by " + measure + ": it is not defined at any of the " + measured
                + " points that ran, expected another measure, such as totalReturn");
    }
}
