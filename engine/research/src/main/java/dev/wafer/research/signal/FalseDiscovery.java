package dev.wafer.research.signal;

import java.util.stream.IntStream;

/** Y. Benjamini and Y. Hochberg, "Controlling the False Discovery Rate", Journal of the Royal Statistical Society B 57, 1995. */
final class FalseDiscovery {
    private FalseDiscovery() {}

    /** The smallest rate at which each would be named. Example: p 0.01, 0.04, 0.03 give 0.03, 0.04, 0.04. */
    static double[] rates(double[] pValues) {
        int count = pValues.length;
        int[] order = IntStream.range(0, count).boxed().sorted((a, b) -> Double.compare(pValues[a], pValues[b])).mapToInt(i -> i).toArray();
        double[] rates = new double[count];
        double lowest = 1;
        for (int place = count - 1; place >= 0; place--) {
            lowest = Math.min(lowest, pValues[order[place]] * count / (place + 1));
            rates[order[place]] = lowest;
        }
        return rates;
    }
}
