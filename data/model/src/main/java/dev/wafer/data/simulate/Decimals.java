package dev.wafer.data.simulate;

/** Rounding to decimals, half to even. The result is the double that the decimal text stands for, so files carry it exactly. */
final class Decimals {
    private Decimals() {}

    static double round(double value, int decimals) {
        double scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        return Math.rint(value * scale) / scale + 0.0;
    }
}
