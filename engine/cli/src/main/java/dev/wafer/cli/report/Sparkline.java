package dev.wafer.cli.report;

import dev.wafer.engine.measure.EquityCurve;

/** A curve in one line of block characters, lowest to highest. */
final class Sparkline {
    private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    private Sparkline() {}

    /** At most {@code width} characters, each the last sample of its share of the curve; empty for fewer than two samples. */
    static String of(EquityCurve curve, int width) {
        double[] values = new double[curve.count()];
        for (int sample = 0; sample < values.length; sample++) {
            values[sample] = curve.equityUsd(sample);
        }
        return of(values, width);
    }

    /** The same of numbers; one that is NaN leaves a space. */
    static String of(double[] values, int width) {
        if (values.length < 2) {
            return "";
        }
        double lowest = Double.MAX_VALUE, highest = -Double.MAX_VALUE;
        for (double value : values) {
            lowest = value < lowest ? value : lowest;
            highest = value > highest ? value : highest;
        }
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < columns(values.length, width); column++) {
            double value = values[lastSample(column, values.length, width)];
            double height = highest > lowest ? (value - lowest) / (highest - lowest) : 0;
            line.append(Double.isNaN(value) ? ' ' : BLOCKS.charAt((int) Math.round(height * (BLOCKS.length() - 1))));
        }
        return line.toString();
    }

    /** How many characters a line of so many samples has. */
    static int columns(int samples, int width) {
        return Math.min(width, samples);
    }

    /** The sample that a character shows, the last of its share. */
    static int lastSample(int column, int samples, int width) {
        return (int) ((long) (column + 1) * samples / columns(samples, width)) - 1;
    }
}
