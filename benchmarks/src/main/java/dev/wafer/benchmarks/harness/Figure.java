package dev.wafer.benchmarks.harness;

import dev.wafer.benchmarks.Question;
import java.util.Arrays;

/**
 * One answer with its spread.
 *
 * @param key its name in a result
 * @param text a few words for people
 * @param unit written behind the numbers
 * @param value median of what was measured
 * @param low a tenth of what was measured lies below
 * @param high a tenth of what was measured lies above
 */
public record Figure(String key, String text, String unit, double value, double low, double high) {
    /** Refuses numbers that are none. */
    public Figure {
        if (!(Double.isFinite(value) && low <= value && value <= high)) {
            throw new IllegalArgumentException(key + ": expected low <= value <= high, found " + low + ", " + value + ", " + high);
        }
    }

    /** Of several measurements of the same. */
    public static Figure of(String key, String text, String unit, double[] measured) {
        double[] sorted = measured.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return new Figure(key, text, unit, sorted[sorted.length / 2], sorted[last / 10], sorted[last - last / 10]);
    }

    /** Counted, not measured: no spread. */
    public static Figure exact(String key, String text, String unit, double value) {
        return new Figure(key, text, unit, value, value, value);
    }

    /** The answer of a question from the times of single runs. */
    static Figure of(Question question, double[] runsNs, long units) {
        double[] answers = Arrays.stream(runsNs).map(runNs -> question.answer(runNs, units)).toArray();
        return of(question.key(), question.text(), question.unit().text(), answers);
    }
}
