package dev.wafer.research.sweep;

import dev.wafer.engine.measure.EquityCurve;

/** Takes the daily equity of some points of a sweep; asked from several threads at once. What it keeps it must bound itself. */
public interface PointCurves {
    /** Wants none. */
    PointCurves NONE = new PointCurves() {
        @Override
        public boolean wants(long point) {
            return false;
        }

        @Override
        public void take(long point, EquityCurve daily) {
            throw new IllegalStateException("Invariant: what nobody wants is not given, found point " + point);
        }
    };

    /** Whether the equity of a point is wanted. */
    boolean wants(long point);

    /** The equity of a point that was wanted and ran. */
    void take(long point, EquityCurve daily);
}
