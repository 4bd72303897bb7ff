package dev.wafer.cli.report;

import dev.wafer.engine.measure.EquityCurve;

/** A curve in one line of block characters, lowest to highest. */
final class Sparkline {
    private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    private Sparkline() {}

    /** At most {@code width} characters, each the last sample of its share of the curve; empty for fewer than two samples. */
    static String of(EquityCurve curve, int width) {
        if (curve.count() < 2) {
            return "";
        }
        double lowest = Double.MAX_VALUE, highest = -Double.MAX_VALUE;
        for (int sample = 0; sample < curve.count(); sample++) {
            lowest = Math.min(lowest, curve.equityUsd(sample));
            highest = Math.max(highest, curve.equityUsd(sample));
        }
        int columns = Math.min(width, curve.count());
        StringBuilder line = new StringBuilder();
        for (int column = 1; column <= columns; column++) {
            double value = curve.equityUsd((int) ((long) column * curve.count() / columns) - 1);
            double height = highest > lowest ? (value - lowest) / (highest - lowest) : 0;
            line.append(BLOCKS.charAt((int) Math.round(height * (BLOCKS.length() - 1))));
        }
        return line.toString();
    }
}
