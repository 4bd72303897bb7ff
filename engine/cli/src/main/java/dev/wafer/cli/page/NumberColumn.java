package dev.wafer.cli.page;

import dev.wafer.cli.text.JsonText;

/**
 * A column of the page's time axis in few bytes: whole multiples of a power of ten, each as its distance from the one before, in stretches without a
 * gap: {@code {"s": 100, "c": [[place, first, distance, ...], ...]}}. NaN stands for "nothing here" and takes no room.
 */
final class NumberColumn {
    private static final int MOST_DECIMALS = 12;
    private static final int CENTS = 2;

    private NumberColumn() {}

    /** Writes it, good to so many significant figures of its largest value. */
    static void write(JsonText json, String name, double[] values, int figures) {
        write(json, name, values, scale(values, figures, 0));
    }

    /** The same for USDC, never coarser than cents: the page shows amounts and prices to the cent. */
    static void writeUsd(JsonText json, String name, double[] values, int figures) {
        write(json, name, values, scale(values, figures, CENTS));
    }

    private static void write(JsonText json, String name, double[] values, double scale) {
        json.object(name, column -> column.put("s", scale).list("c", stretches -> {
            int place = 0;
            while (place < values.length) {
                int end = stretchEnd(values, place);
                if (end > place) {
                    writeStretch(stretches, values, place, end, scale);
                }
                place = Math.max(end, place + 1);
            }
        }));
    }

    private static void writeStretch(JsonText json, double[] values, int from, int to, double scale) {
        json.row(row -> {
            row.add(from);
            long last = 0;
            for (int place = from; place < to; place++) {
                long whole = Math.round(values[place] * scale);
                row.add(whole - last);
                last = whole;
            }
        });
    }

    private static int stretchEnd(double[] values, int from) {
        int end = from;
        while (end < values.length && !Double.isNaN(values[end])) {
            end++;
        }
        return end;
    }

    /** The power of ten that keeps so many figures of the largest value and so many decimals, or fewer where fewer say the same. */
    private static double scale(double[] values, int figures, int leastDecimals) {
        double largest = 0;
        for (double value : values) {
            largest = Double.isNaN(value) ? largest : Math.max(largest, Math.abs(value));
        }
        int decimals = largest == 0 ? 0 : Math.clamp(figures - (int) Math.ceil(StrictMath.log10(largest)), leastDecimals, MOST_DECIMALS);
        while (decimals > 0 && isExact(values, StrictMath.pow(10, decimals - 1))) {
            decimals--;
        }
        return StrictMath.pow(10, decimals);
    }

    private static boolean isExact(double[] values, double scale) {
        for (double value : values) {
            if (!Double.isNaN(value) && Math.round(value * scale) / scale != value) {
                return false;
            }
        }
        return true;
    }
}
